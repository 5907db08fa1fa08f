/* SPDX-License-Identifier: MIT
 *
 * The object heap: what lives and what dies, finalisers, weak references, interned strings,
 * deep structures, lack of memory in every place.
 */
#include "test_object_support.h"

#include "lang/object/gc_heap.h"

SY_TEST(starts_and_ends_without_leaks) {
    world w;
    SY_CHECK(world_init(&w));
    world_deinit(&w);
}

SY_TEST(starting_survives_any_failed_allocation) {
    world w;
    for (uint64_t n = 1; n < 100000; n++) {
        memset(&w, 0, sizeof w);
        sy_allocator_init(&w.allocator, NULL, NULL);
        sy_alloc_fail_nth(&w.allocator, n);
        if (world_start(&w)) {
            sy_alloc_fail_nth(&w.allocator, 0);
            world_deinit(&w);
            SY_CHECK(n > 50);
            return;
        }
        syi_objects_deinit(&w.vm);
        SY_CHECK_EQ(w.allocator.blocks, 0);
    }
    bool started = false;
    SY_CHECK(started);
}

SY_TEST(collects_what_is_unreachable) {
    world w;
    SY_CHECK(world_init(&w));
    syi_gc_collect(&w.vm);
    size_t before = w.vm.gc.live_bytes;
    w.kept[0] = syi_list_new(&w.vm, NULL, 0);
    for (int i = 0; i < 1000; i++) {
        sy_value t = syi_tuple_new(&w.vm, NULL, 3);
        for (int j = 0; j < 3; j++) {
            syi_to_tuple(t)->items[j] = SY_NONE;
        }
        if (i % 2 == 0) {
            SY_CHECK(syi_list_append(&w.vm, syi_to_list(w.kept[0]), t));
        }
    }
    SY_CHECK_EQ(syi_gc_collect(&w.vm), 500);
    SY_CHECK_EQ(syi_gc_collect(&w.vm), 0);
    w.kept[0] = SY_NULL;
    SY_CHECK_EQ(syi_gc_collect(&w.vm), 501);
    SY_CHECK_EQ(w.vm.gc.live_bytes, before);
    world_deinit(&w);
}

SY_TEST(cycles_and_deep_chains_are_collected) {
    world w;
    SY_CHECK(world_init(&w));
    syi_gc_collect(&w.vm);
    w.kept[0] = syi_tuple_new(&w.vm, NULL, 1);
    syi_to_tuple(w.kept[0])->items[0] = w.kept[0];
    for (int i = 0; i < 300000; i++) {
        w.kept[1] = syi_tuple_new(&w.vm, &w.kept[1], 1);
    }
    SY_CHECK_EQ(syi_gc_collect(&w.vm), 0);
    w.kept[0] = w.kept[1] = SY_NULL;
    SY_CHECK_EQ(syi_gc_collect(&w.vm), 300001);
    world_deinit(&w);
}

SY_TEST(marking_works_without_memory_for_its_stack) {
    world w;
    SY_CHECK(world_init(&w));
    syi_gc_collect(&w.vm);
    w.kept[0] = syi_list_new(&w.vm, NULL, 0);
    for (int i = 0; i < 5000; i++) {
        sy_value t = syi_tuple_new(&w.vm, &w.kept[1], 1);
        w.kept[1] = t;
        SY_CHECK(syi_list_append(&w.vm, syi_to_list(w.kept[0]), t));
    }
    w.kept[1] = SY_NULL;
    syi_gc_list_free(&w.vm, &w.vm.gc.heap->marks);
    w.allocator.locked = true;
    SY_CHECK_EQ(syi_gc_collect(&w.vm), 0);
    w.allocator.locked = false;
    SY_CHECK_EQ(syi_to_list(w.kept[0])->length, 5000);
    w.kept[0] = SY_NULL;
    SY_CHECK_EQ(syi_gc_collect(&w.vm), 5001);
    world_deinit(&w);
}

static sy_value nothing(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return SY_NONE;
}

SY_TEST(finalizable_objects_get_one_more_turn) {
    static const sy_fn_def del = {"__del__", nothing, 0, 0, 0, false, NULL};
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    sy_value ns = syi_dict_new(vm);
    SY_CHECK(add_method(vm, ns, &del));
    w.kept[0] = new_class(vm, "D", NULL, ns);
    sy_value d = syi_instance_new(vm, syi_to_type(w.kept[0]));
    sy_value child = syi_list_new(vm, NULL, 0);
    sy_value name = text(vm, "child");
    SY_CHECK(syi_setattr(vm, d, name, child));
    SY_CHECK_EQ(syi_gc_next_finalizable(vm), SY_NULL);
    syi_gc_collect(vm);
    SY_CHECK_EQ(syi_gc_next_finalizable(vm), d);
    SY_CHECK_EQ(syi_gc_next_finalizable(vm), SY_NULL);
    SY_CHECK_EQ(syi_getattr(vm, d, name), child);
    SY_CHECK_EQ(syi_gc_collect(vm), 2);
    SY_CHECK_EQ(syi_gc_next_finalizable(vm), SY_NULL);
    world_deinit(&w);
}

SY_TEST(a_subclass_made_before_del_was_set_is_finalised_too) {
    static const sy_fn_def del = {"__del__", nothing, 0, 0, 0, false, NULL};
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    w.kept[0] = new_class(vm, "A", NULL, SY_NULL);
    sy_type *bases[] = {syi_to_type(w.kept[0]), NULL};
    w.kept[1] = new_class(vm, "B", bases, SY_NULL);
    sy_value fn = syi_method_descriptor_new(vm, vm->types.object, &del);
    SY_CHECK(syi_setattr(vm, w.kept[0], text(vm, "__del__"), fn));
    sy_value b = syi_instance_new(vm, syi_to_type(w.kept[1]));
    syi_gc_collect(vm);
    SY_CHECK_EQ(syi_gc_next_finalizable(vm), b);
    world_deinit(&w);
}

SY_TEST(weak_references_are_cleared_and_call_back) {
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    w.kept[0] = new_class(vm, "C", NULL, SY_NULL);
    w.kept[1] = syi_instance_new(vm, syi_to_type(w.kept[0]));
    w.kept[2] = syi_weakref_new(vm, w.kept[1], vm->names.name);
    w.kept[3] = syi_weakref_new(vm, w.kept[1], SY_NONE);
    SY_CHECK_EQ(syi_weakref_new(vm, w.kept[1], SY_NONE), w.kept[3]);
    syi_gc_collect(vm);
    SY_CHECK_EQ(syi_weakref_target(w.kept[2]), w.kept[1]);
    w.kept[1] = SY_NULL;
    syi_gc_collect(vm);
    SY_CHECK_EQ(syi_weakref_target(w.kept[2]), SY_NULL);
    SY_CHECK_EQ(syi_weakref_target(w.kept[3]), SY_NULL);
    sy_value callback, ref;
    SY_CHECK(syi_weakref_next_callback(vm, &callback, &ref));
    SY_CHECK_EQ(callback, vm->names.name);
    SY_CHECK_EQ(ref, w.kept[2]);
    SY_CHECK(!syi_weakref_next_callback(vm, &callback, &ref));
    world_deinit(&w);
}

SY_TEST(many_weak_references_survive_collections) {
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    w.kept[0] = new_class(vm, "C", NULL, SY_NULL);
    w.kept[1] = syi_list_new(vm, NULL, 0);
    w.kept[2] = syi_list_new(vm, NULL, 0);
    for (int i = 0; i < 3000; i++) {
        sy_value o = syi_instance_new(vm, syi_to_type(w.kept[0]));
        SY_CHECK(i % 3 != 0 || syi_list_append(vm, syi_to_list(w.kept[1]), o));
        SY_CHECK(syi_list_append(vm, syi_to_list(w.kept[2]), syi_weakref_new(vm, o, SY_NONE)));
    }
    syi_gc_collect(vm);
    for (uint32_t i = 0; i < 3000; i++) {
        sy_value target = syi_weakref_target(syi_to_list(w.kept[2])->items[i]);
        sy_value wanted = i % 3 == 0 ? syi_to_list(w.kept[1])->items[i / 3] : SY_NULL;
        SY_CHECK_EQ(target, wanted);
        if (target != SY_NULL) {
            SY_CHECK_EQ(syi_weakref_new(vm, target, SY_NONE), syi_to_list(w.kept[2])->items[i]);
        }
    }
    world_deinit(&w);
}

SY_TEST(interned_strings_are_held_weakly) {
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    char name[32];
    for (int i = 0; i < 3000; i++) {
        snprintf(name, sizeof name, "interned_%d", i);
        sy_value s = text(vm, name);
        w.kept[0] = i == 77 ? s : w.kept[0];
    }
    SY_CHECK(syi_gc_collect(vm) >= 2999);
    SY_CHECK_EQ(text(vm, "interned_77"), w.kept[0]);
    SY_CHECK_EQ(text(vm, "__init__"), vm->specials[SY_SPECIAL_INIT]);
    world_deinit(&w);
}

SY_TEST(dead_types_free_after_their_instances) {
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    syi_gc_collect(vm);
    size_t before = w.vm.gc.live_bytes;
    for (int i = 0; i < 50; i++) {
        sy_value cls = new_class(vm, "Temporary", NULL, SY_NULL);
        for (int j = 0; j < 20; j++) {
            sy_value o = syi_instance_new(vm, syi_to_type(cls));
            for (int k = 0; k < 20; k++) {
                char name[16];
                snprintf(name, sizeof name, "a%d", k);
                SY_CHECK(syi_setattr(vm, o, text(vm, name), sy_from_int(k)));
            }
        }
    }
    syi_gc_collect(vm);
    syi_gc_collect(vm);
    /* The list of object's subclasses may have grown; nothing else may stay. */
    SY_CHECK(w.vm.gc.live_bytes < before + 4096);
    world_deinit(&w);
}

SY_TEST(a_memory_limit_raises_and_asks_for_a_collection) {
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    w.allocator.limit = w.allocator.used + 1000000;
    w.kept[0] = syi_list_new(vm, NULL, 0);
    bool ok = true;
    for (int i = 0; ok && i < 1000000; i++) {
        sy_value t = syi_tuple_new(vm, NULL, 2);
        ok = t != SY_NULL;
        if (ok) {
            syi_to_tuple(t)->items[0] = syi_to_tuple(t)->items[1] = SY_NONE;
            ok = syi_list_append(vm, syi_to_list(w.kept[0]), t);
        }
    }
    SY_CHECK(!ok);
    SY_CHECK_EQ(vm->exc, vm->memory_error);
    SY_CHECK(vm->gc.requested);
    SY_CHECK(syi_gc_due(&vm->gc));
    vm->exc = SY_NULL;
    w.kept[0] = SY_NULL;
    SY_CHECK(syi_gc_collect(vm) > 1000);
    SY_CHECK(!syi_gc_due(&vm->gc));
    SY_CHECK(vm->gc.threshold <= w.allocator.limit);
    SY_CHECK(syi_list_new(vm, NULL, 1000) != SY_NULL);
    world_deinit(&w);
}
