/* SPDX-License-Identifier: MIT
 *
 * Types: MRO, layout, __slots__, metaclasses, special methods, attributes and shapes. Messages
 * are CPython 3.11's.
 */
#include "test_object_support.h"

static bool equal_text(const char *got, const char *wanted) {
    bool same = strcmp(got, wanted) == 0;
    if (!same) {
        printf("    got:    %s\n    wanted: %s\n", got, wanted);
    }
    return same;
}

#define CHECK_TEXT(got, wanted) SY_CHECK(equal_text(got, wanted))
#define CHECK_FAILS(v, wanted)                                                                 \
    do {                                                                                       \
        SY_CHECK((v) == SY_NULL);                                                              \
        CHECK_TEXT(failure(vm), wanted);                                                       \
    } while (0)

SY_TEST(every_builtin_type_is_complete) {
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    sy_type *const *types = (sy_type *const *)(void *)&vm->types;
    for (size_t i = 0; i < sizeof vm->types / sizeof(sy_type *); i++) {
        SY_CHECK(types[i]->mro->length > 0);
        SY_CHECK_EQ(types[i]->mro->items[types[i]->mro->length - 1],
                    sy_from_pointer(vm->types.object));
        SY_CHECK(types[i]->slots.repr != NULL && types[i]->slots.compare != NULL);
        SY_CHECK_EQ(sy_from_pointer(types[i]->head.type), sy_from_pointer(vm->types.type));
    }
    CHECK_TEXT(repr(vm, sy_from_pointer(vm->types.bool_)), "<class 'bool'>");
    CHECK_TEXT(repr(vm, syi_getattr_cstr(vm, sy_from_pointer(vm->types.bool_), "__mro__")),
               "(<class 'bool'>, <class 'int'>, <class 'object'>)");
    CHECK_TEXT(
        repr(vm, syi_getattr_cstr(vm, sy_from_pointer(vm->types.ExceptionGroup), "__mro__")),
        "(<class 'ExceptionGroup'>, <class 'BaseExceptionGroup'>, <class 'Exception'>, "
        "<class 'BaseException'>, <class 'object'>)");
    world_deinit(&w);
}

SY_TEST(mro_of_a_diamond) {
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    sy_value a = new_class(vm, "A", NULL, SY_NULL);
    sy_type *of_a[] = {syi_to_type(a), NULL};
    sy_value b = new_class(vm, "B", of_a, SY_NULL);
    sy_value c = new_class(vm, "C", of_a, SY_NULL);
    sy_type *of_bc[] = {syi_to_type(b), syi_to_type(c), NULL};
    sy_value d = new_class(vm, "D", of_bc, SY_NULL);
    sy_value wanted[] = {d, b, c, a, sy_from_pointer(vm->types.object)};
    SY_CHECK_EQ(syi_to_type(d)->mro->length, 5);
    SY_CHECK(memcmp(syi_to_type(d)->mro->items, wanted, sizeof wanted) == 0);
    sy_type *of_ab[] = {syi_to_type(a), syi_to_type(b), NULL};
    CHECK_FAILS(new_class(vm, "E", of_ab, SY_NULL),
                "TypeError: Cannot create a consistent method resolution\norder (MRO) for "
                "bases A, B");
    sy_type *twice[] = {syi_to_type(a), syi_to_type(a), NULL};
    CHECK_FAILS(new_class(vm, "E", twice, SY_NULL), "TypeError: duplicate base class A");
    world_deinit(&w);
}

SY_TEST(layout_rules) {
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    sy_type *list_dict[] = {vm->types.list, vm->types.dict, NULL};
    CHECK_FAILS(new_class(vm, "X", list_dict, SY_NULL),
                "TypeError: multiple bases have instance lay-out conflict");
    sy_type *only_bool[] = {vm->types.bool_, NULL};
    CHECK_FAILS(new_class(vm, "X", only_bool, SY_NULL),
                "TypeError: type 'bool' is not an acceptable base type");
    sy_value plain = new_class(vm, "P", NULL, SY_NULL);
    sy_type *mixed[] = {syi_to_type(plain), vm->types.dict, NULL};
    sy_value x = new_class(vm, "X", mixed, SY_NULL);
    SY_CHECK(x != SY_NULL);
    SY_CHECK(syi_to_type(x)->base == vm->types.dict);
    SY_CHECK((syi_to_type(x)->flags & SY_TYPE_IS_DICT) != 0);
    world_deinit(&w);
}

static sy_value slots_namespace(sy_vm *vm, const char *first, const char *second) {
    sy_value names[2] = {text(vm, first), second == NULL ? SY_NULL : text(vm, second)};
    sy_value ns = syi_dict_new(vm);
    sy_value tuple = syi_tuple_new(vm, names, second == NULL ? 1 : 2);
    syi_dict_set_str(vm, syi_to_dict(ns), vm->names.__slots__, tuple);
    return ns;
}

SY_TEST(slots) {
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    sy_value cls = new_class(vm, "S", NULL, slots_namespace(vm, "x", "y"));
    sy_value o = syi_instance_new(vm, syi_to_type(cls));
    CHECK_FAILS(syi_getattr(vm, o, text(vm, "x")),
                "AttributeError: 'S' object has no attribute 'x'");
    SY_CHECK(syi_setattr(vm, o, text(vm, "x"), sy_from_int(5)));
    SY_CHECK_EQ(syi_getattr(vm, o, text(vm, "x")), sy_from_int(5));
    SY_CHECK(!syi_setattr(vm, o, text(vm, "z"), sy_from_int(5)));
    CHECK_TEXT(failure(vm), "AttributeError: 'S' object has no attribute 'z'");
    SY_CHECK(!syi_setattr(vm, o, text(vm, "y"), SY_NULL));
    CHECK_TEXT(failure(vm), "AttributeError: y");
    /* A subclass without __slots__ has both. */
    sy_type *bases[] = {syi_to_type(cls), NULL};
    w.kept[0] = new_class(vm, "T", bases, SY_NULL);
    w.kept[1] = syi_instance_new(vm, syi_to_type(w.kept[0]));
    w.kept[2] = syi_list_new(vm, NULL, 0);
    SY_CHECK(syi_setattr(vm, w.kept[1], text(vm, "x"), w.kept[2]));
    SY_CHECK(syi_setattr(vm, w.kept[1], text(vm, "z"), sy_from_int(1)));
    w.kept[2] = SY_NULL;
    syi_gc_collect(vm);
    CHECK_TEXT(repr(vm, syi_getattr(vm, w.kept[1], text(vm, "x"))), "[]");
    CHECK_TEXT(repr(vm, syi_getattr(vm, w.kept[1], vm->names.__dict__)), "{'z': 1}");
    sy_type *ints[] = {vm->types.int_, NULL};
    CHECK_FAILS(new_class(vm, "I", ints, slots_namespace(vm, "x", NULL)),
                "TypeError: nonempty __slots__ not supported for subtype of 'int'");
    CHECK_FAILS(new_class(vm, "I", bases, slots_namespace(vm, "not a name", NULL)),
                "TypeError: __slots__ must be identifiers");
    sy_value ns = slots_namespace(vm, "x", NULL);
    syi_dict_set_cstr(vm, syi_to_dict(ns), "x", SY_NONE);
    CHECK_FAILS(new_class(vm, "I", NULL, ns),
                "ValueError: 'x' in __slots__ conflicts with class variable");
    world_deinit(&w);
}

SY_TEST(instances_share_shapes) {
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    sy_value cls = new_class(vm, "C", NULL, SY_NULL);
    sy_value a = syi_instance_new(vm, syi_to_type(cls));
    sy_value b = syi_instance_new(vm, syi_to_type(cls));
    sy_value x = text(vm, "x"), y = text(vm, "y");
    SY_CHECK(syi_setattr(vm, a, x, sy_from_int(1)) && syi_setattr(vm, a, y, sy_from_int(2)));
    SY_CHECK(syi_setattr(vm, b, x, sy_from_int(3)) && syi_setattr(vm, b, y, sy_from_int(4)));
    SY_CHECK(syi_attrs(a)->shape == syi_attrs(b)->shape);
    SY_CHECK_EQ(syi_shape_index(vm, syi_attrs(a)->shape, y), 1);
    SY_CHECK(syi_setattr(vm, b, x, SY_NULL));
    SY_CHECK(syi_attrs(b)->shape == NULL);
    SY_CHECK_EQ(syi_getattr(vm, b, y), sy_from_int(4));
    CHECK_FAILS(syi_getattr(vm, b, x), "AttributeError: 'C' object has no attribute 'x'");
    CHECK_TEXT(repr(vm, syi_getattr(vm, a, vm->names.__dict__)), "{'x': 1, 'y': 2}");
    SY_CHECK(syi_setattr(vm, a, x, sy_from_int(7)));
    CHECK_TEXT(repr(vm, syi_getattr(vm, a, vm->names.__dict__)), "{'x': 7, 'y': 2}");
    world_deinit(&w);
}

SY_TEST(many_attributes_and_many_shapes) {
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    char name[16];
    w.kept[0] = new_class(vm, "C", NULL, SY_NULL);
    w.kept[1] = syi_instance_new(vm, syi_to_type(w.kept[0]));
    for (int i = 0; i < 400; i++) {
        snprintf(name, sizeof name, "a%d", i);
        SY_CHECK(syi_setattr(vm, w.kept[1], text(vm, name), sy_from_int(i)));
        w.kept[2] = syi_instance_new(vm, syi_to_type(w.kept[0]));
        SY_CHECK(syi_setattr(vm, w.kept[2], text(vm, name), sy_from_int(-i)));
        SY_CHECK_EQ(syi_getattr(vm, w.kept[2], text(vm, name)), sy_from_int(-i));
    }
    syi_gc_collect(vm);
    for (int i = 0; i < 400; i++) {
        snprintf(name, sizeof name, "a%d", i);
        SY_CHECK_EQ(syi_getattr(vm, w.kept[1], text(vm, name)), sy_from_int(i));
    }
    world_deinit(&w);
}

SY_TEST(subclasses_of_variable_sized_types_have_attributes) {
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    sy_type *tuples[] = {vm->types.tuple, NULL};
    sy_type *strings[] = {vm->types.str, NULL};
    sy_type *ints[] = {vm->types.int_, NULL};
    w.kept[0] = new_class(vm, "T", tuples, SY_NULL);
    w.kept[1] = new_class(vm, "U", strings, SY_NULL);
    w.kept[2] = new_class(vm, "I", ints, SY_NULL);
    sy_value items = syi_tuple_new(vm, (sy_value[]){sy_from_int(1), sy_from_int(2)}, 2);
    w.kept[3] = syi_call(vm, w.kept[0], &items, 1, SY_NULL);
    sy_value s = text(vm, "some text");
    w.kept[4] = syi_call(vm, w.kept[1], &s, 1, SY_NULL);
    sy_value n = sy_from_int(42);
    w.kept[5] = syi_call(vm, w.kept[2], &n, 1, SY_NULL);
    for (int i = 3; i < 6; i++) {
        SY_CHECK(w.kept[i] != SY_NULL);
        sy_value list = syi_list_new(vm, NULL, 0);
        SY_CHECK(syi_setattr(vm, w.kept[i], text(vm, "extra"), list));
    }
    syi_gc_collect(vm);
    CHECK_TEXT(repr(vm, w.kept[3]), "(1, 2)");
    CHECK_TEXT(repr(vm, w.kept[4]), "'some text'");
    CHECK_TEXT(repr(vm, w.kept[5]), "42");
    for (int i = 3; i < 6; i++) {
        CHECK_TEXT(repr(vm, syi_getattr(vm, w.kept[i], text(vm, "extra"))), "[]");
    }
    world_deinit(&w);
}

static sy_value answer(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)args;
    (void)kwnames;
    return sy_from_int(nargs);
}

static sy_value not_implemented(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return SY_NOT_IMPLEMENTED;
}

static sy_value say_str(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return text(vm, "shown");
}

SY_TEST(special_methods_of_classes_come_before_slots) {
    static const sy_fn_def add = {"__add__", answer, 1, 1, 0, false, NULL};
    static const sy_fn_def radd = {"__radd__", answer, 1, 1, 0, false, NULL};
    static const sy_fn_def mul = {"__mul__", not_implemented, 1, 1, 0, false, NULL};
    static const sy_fn_def len = {"__len__", answer, 0, 0, 0, false, NULL};
    static const sy_fn_def show = {"__repr__", say_str, 0, 0, 0, false, NULL};
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    sy_value ns = syi_dict_new(vm);
    SY_CHECK(add_method(vm, ns, &add) && add_method(vm, ns, &radd) &&
             add_method(vm, ns, &mul) && add_method(vm, ns, &len) && add_method(vm, ns, &show));
    sy_value cls = new_class(vm, "N", NULL, ns);
    sy_value o = syi_instance_new(vm, syi_to_type(cls));
    SY_CHECK_EQ(syi_binary(vm, SY_ADD, o, sy_from_int(1)), sy_from_int(2));
    SY_CHECK_EQ(syi_binary(vm, SY_ADD, sy_from_int(1), o), sy_from_int(2));
    SY_CHECK_EQ(syi_binary(vm, SY_ADD, text(vm, "x"), o), sy_from_int(2));
    CHECK_FAILS(syi_binary(vm, SY_MUL, o, sy_from_int(1)),
                "TypeError: unsupported operand type(s) for *: 'N' and 'int'");
    CHECK_FAILS(syi_inplace(vm, SY_MUL, o, sy_from_int(1)),
                "TypeError: unsupported operand type(s) for *=: 'N' and 'int'");
    SY_CHECK_EQ(syi_length(vm, o), 1);
    SY_CHECK_EQ(syi_truth(vm, o), 1);
    CHECK_TEXT(repr(vm, o), "shown");
    CHECK_TEXT(chars(vm, syi_str(vm, o)), "shown");
    CHECK_FAILS(syi_unary(vm, SY_NEG, o), "TypeError: bad operand type for unary -: 'N'");
    CHECK_FAILS(syi_getitem(vm, o, o), "TypeError: 'N' object is not subscriptable");
    CHECK_FAILS(syi_iter(vm, o), "TypeError: 'N' object is not iterable");
    CHECK_FAILS(syi_compare(vm, o, sy_from_int(1), SY_LT),
                "TypeError: '<' not supported between instances of 'N' and 'int'");
    SY_CHECK_EQ(syi_compare(vm, o, sy_from_int(1), SY_EQ), SY_FALSE);
    SY_CHECK(!syi_setitem(vm, o, o, o));
    CHECK_TEXT(failure(vm), "TypeError: 'N' object does not support item assignment");
    SY_CHECK_EQ(syi_contains(vm, o, o), -1);
    CHECK_TEXT(failure(vm), "TypeError: argument of type 'N' is not iterable");
    world_deinit(&w);
}

SY_TEST(modifying_a_base_changes_subclasses) {
    static const sy_fn_def len = {"__len__", answer, 0, 0, 0, false, NULL};
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    sy_value a = new_class(vm, "A", NULL, SY_NULL);
    sy_type *bases[] = {syi_to_type(a), NULL};
    sy_value b = new_class(vm, "B", bases, SY_NULL);
    sy_value o = syi_instance_new(vm, syi_to_type(b));
    SY_CHECK_EQ(syi_length(vm, o), -1);
    CHECK_TEXT(failure(vm), "TypeError: object of type 'B' has no len()");
    uint32_t version = syi_to_type(b)->version;
    sy_value fn = syi_method_descriptor_new(vm, vm->types.object, &len);
    SY_CHECK(syi_setattr(vm, a, text(vm, "__len__"), fn));
    SY_CHECK(syi_to_type(b)->version != version);
    SY_CHECK_EQ(syi_length(vm, o), 1);
    SY_CHECK(syi_setattr(vm, a, text(vm, "__len__"), SY_NULL));
    SY_CHECK_EQ(syi_length(vm, o), -1);
    CHECK_TEXT(failure(vm), "TypeError: object of type 'B' has no len()");
    world_deinit(&w);
}

SY_TEST(equality_without_hash_is_unhashable) {
    static const sy_fn_def eq = {"__eq__", not_implemented, 1, 1, 0, false, NULL};
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    sy_value ns = syi_dict_new(vm);
    SY_CHECK(add_method(vm, ns, &eq));
    sy_value cls = new_class(vm, "E", NULL, ns);
    uint64_t hash;
    SY_CHECK(!syi_hash(vm, syi_instance_new(vm, syi_to_type(cls)), &hash));
    CHECK_TEXT(failure(vm), "TypeError: unhashable type: 'E'");
    SY_CHECK(!syi_hash(vm, syi_list_new(vm, NULL, 0), &hash));
    CHECK_TEXT(failure(vm), "TypeError: unhashable type: 'list'");
    world_deinit(&w);
}

SY_TEST(builtin_methods_as_attributes) {
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    sy_value int_type = sy_from_pointer(vm->types.int_);
    sy_value list_type = sy_from_pointer(vm->types.list);
    CHECK_TEXT(repr(vm, syi_getattr_cstr(vm, int_type, "__add__")),
               "<slot wrapper '__add__' of 'int' objects>");
    CHECK_TEXT(repr(vm, syi_getattr_cstr(vm, list_type, "append")),
               "<method 'append' of 'list' objects>");
    sy_value add = syi_getattr_cstr(vm, int_type, "__add__");
    sy_value two[2] = {sy_from_int(40), sy_from_int(2)};
    SY_CHECK_EQ(syi_call(vm, add, two, 2, SY_NULL), sy_from_int(42));
    CHECK_FAILS(syi_call(vm, add, two, 0, SY_NULL),
                "TypeError: descriptor '__add__' of 'int' object needs an argument");
    CHECK_FAILS(syi_call(vm, add, two, 1, SY_NULL), "TypeError: expected 1 argument, got 0");
    sy_value wrong[2] = {text(vm, "a"), sy_from_int(1)};
    CHECK_FAILS(syi_call(vm, add, wrong, 2, SY_NULL),
                "TypeError: descriptor '__add__' requires a 'int' object but received a 'str'");
    sy_value append = syi_getattr_cstr(vm, list_type, "append");
    CHECK_FAILS(syi_call(vm, append, two, 2, SY_NULL),
                "TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' "
                "object");
    sy_value list = syi_list_new(vm, NULL, 0);
    sy_value bound = syi_getattr_cstr(vm, list, "append");
    CHECK_FAILS(syi_call(vm, bound, two, 2, SY_NULL),
                "TypeError: list.append() takes exactly one argument (2 given)");
    SY_CHECK_EQ(syi_getattr_optional(vm, list_type, text(vm, "__sub__")), SY_NULL);
    SY_CHECK_EQ(syi_getattr_cstr(vm, list_type, "__hash__"), SY_NONE);
    sy_value new_method = syi_getattr_cstr(vm, int_type, "__new__");
    sy_value of_str[1] = {sy_from_pointer(vm->types.str)};
    CHECK_FAILS(syi_call(vm, new_method, of_str, 1, SY_NULL),
                "TypeError: int.__new__(str): str is not a subtype of int");
    SY_CHECK(!syi_setattr(vm, int_type, text(vm, "x"), SY_NONE));
    CHECK_TEXT(failure(vm), "TypeError: cannot set 'x' attribute of immutable type 'int'");
    world_deinit(&w);
}

SY_TEST(object_complains_about_arguments) {
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    sy_value cls = new_class(vm, "Foo", NULL, SY_NULL);
    sy_value one = sy_from_int(1);
    CHECK_FAILS(syi_call(vm, cls, &one, 1, SY_NULL), "TypeError: Foo() takes no arguments");
    SY_CHECK(syi_call(vm, cls, NULL, 0, SY_NULL) != SY_NULL);
    CHECK_FAILS(syi_call(vm, sy_from_pointer(vm->types.method_descriptor), NULL, 0, SY_NULL),
                "TypeError: cannot create 'method_descriptor' instances");
    world_deinit(&w);
}

/* Everything that happens when a class is made and used, with each allocation failing once. */
static bool exercise(sy_vm *vm) {
    sy_value ns = syi_dict_new(vm);
    static const sy_fn_def len = {"__len__", answer, 0, 0, 0, false, NULL};
    if (ns == SY_NULL || !add_method(vm, ns, &len)) {
        return false;
    }
    sy_value cls = new_class(vm, "Made", NULL, ns);
    sy_value o = cls == SY_NULL ? SY_NULL : syi_call(vm, cls, NULL, 0, SY_NULL);
    sy_value name = o == SY_NULL ? SY_NULL : syi_intern_cstr(vm, "fresh_name");
    if (name == SY_NULL || !syi_setattr(vm, o, name, o) || syi_length(vm, o) != 1) {
        return false;
    }
    sy_value dict = syi_getattr(vm, o, vm->names.__dict__);
    sy_value bound = dict == SY_NULL ? SY_NULL : syi_getattr(vm, o, text(vm, "__len__"));
    sy_value shown = bound == SY_NULL ? SY_NULL : syi_repr(vm, cls);
    return shown != SY_NULL && syi_dir(vm, o) != SY_NULL;
}

SY_TEST(making_classes_survives_any_failed_allocation) {
    world w;
    SY_CHECK(world_init(&w));
    for (uint64_t n = 1; n < 5000; n++) {
        syi_gc_collect(&w.vm); /* also gives back blocks, so that they are asked for again */
        sy_alloc_fail_nth(&w.allocator, n);
        bool ok = exercise(&w.vm);
        sy_alloc_fail_nth(&w.allocator, 0);
        if (ok) {
            SY_CHECK(w.vm.exc == SY_NULL);
            SY_CHECK(n > 3);
            world_deinit(&w);
            return;
        }
        SY_CHECK_EQ(w.vm.exc, w.vm.memory_error);
        w.vm.exc = SY_NULL;
    }
    bool worked = false;
    SY_CHECK(worked);
}
