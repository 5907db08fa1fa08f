# Strings of all widths: classes, case, encodings, searching.
K=['','a','abc','é','aé','€','a€','😀','a😀b','\ud800','\x00\x1f\x7f\x80\xa0\xad','\u2028\u3000','\'','"','\'"','\\','\t\n\r','\U000e0001','ß','ΑΣ Σ','ǅ','٣','²','ⅷ']
for k in K:
    print(repr(k),ascii(k),len(k),hash(k)==hash(k+''),[k.isalnum(),k.isalpha(),k.isascii(),k.isdecimal(),k.isdigit(),k.isidentifier(),k.islower(),k.isnumeric(),k.isprintable(),k.isspace(),k.istitle(),k.isupper()],[ascii(x) for x in (k.upper(),k.lower(),k.title(),k.casefold(),k.swapcase(),k.capitalize(),k.strip(),k[::-1],k*3,k.center(7,'é'),k.zfill(5))])
    for e in ('utf-8','ascii','latin-1','utf-16','utf-16-be','utf-32-le'):
        for er in ('strict',) if '-' in e[3:] and e != 'utf-8' else ('strict','ignore','replace','backslashreplace','surrogateescape','surrogatepass','xmlcharrefreplace'):
            try: b=k.encode(e,er); r=b
            except Exception as x: r=str(x)
            if er=='strict' and isinstance(r,bytes): assert b.decode(e)==k
            print(e,er,r)
    for j in K[::3]:
        assert (k+j).startswith(k) and (k+j).endswith(j) and j in k+j and (k+j)[len(k):]==j
        print(k<j,k==j,k>=j,(k+j).count(j),(k+j).find(j),(k+j).rfind(j),ascii((k+j+k).replace(k,'<>')),[ascii(x) for x in (k+'|'+j+'|').split('|')],end=' ')
    print()
