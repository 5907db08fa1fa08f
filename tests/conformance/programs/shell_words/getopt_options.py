# getopt and gnu_getopt
import getopt

for args, short, long in ((["-a", "-b", "v", "rest"], "ab:", []), (["-abv", "x", "-c"], "ab:c", []), (["--all", "--name=x", "--na", "y"], "", ["all", "name="]),
                          (["--", "-a"], "a", []), (["-", "-a"], "a", []), (["-z"], "a", []), (["-b"], "b:", []), (["--nam"], "", ["name=", "named"]),
                          (["--all=3"], "", ["all"]), (["--name"], "", ["name="]), (["--zz"], "", ["all"]), ([], "a", [])):
    for function in getopt.getopt, getopt.gnu_getopt:
        try:
            print(function(args, short, long))
        except getopt.GetoptError as error:
            print(error, error.opt, error.msg)
print(getopt.gnu_getopt(["x", "-a", "y", "--", "-b"], "ab"), getopt.gnu_getopt(["x", "-a"], "+a"))
