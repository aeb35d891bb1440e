package dev.headgate.json;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What reflection says of a record, looked up once per class.
 *
 * @param isCaseOfSealed it implements a sealed interface, so its JSON needs a {@code type}
 */
record RecordShape(List<Member> members, Constructor<?> constructor, boolean isCaseOfSealed) {

    /**
     * One member.
     *
     * @param name the one that it has in JSON
     * @param isBeside its own members stand in its stead, see {@link Beside}
     * @param isUnwritten it has no place in JSON, see {@link Unwritten}
     */
    record Member(
            String name,
            Class<?> type,
            RecordReader reader,
            MethodHandle accessor,
            boolean isBeside,
            boolean isUnwritten) {

        private static Member of(RecordComponent component) {
            Stored stored = component.getAnnotation(Stored.class);
            return new Member(
                    stored == null ? component.getName() : stored.value(),
                    component.getType(),
                    RecordReader.of(component.getGenericType()),
                    accessor(component),
                    component.isAnnotationPresent(Beside.class),
                    component.isAnnotationPresent(Unwritten.class));
        }

        /** A handle that takes any record and gives any value, so that a call needs no array of arguments. */
        private static MethodHandle accessor(RecordComponent component) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            try {
                return LOOKUP.unreflect(accessor).asType(ACCESSOR);
            } catch (IllegalAccessException e) {
                throw new IllegalArgumentException("Cannot read " + accessor, e);
            }
        }

        /** Its value in a record. */
        Object of(Record structure) {
            try {
                return (Object) accessor.invokeExact(structure);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalArgumentException(
                        "Cannot read " + structure.getClass().getName() + "." + name, e);
            }
        }

        /** The names that stand in JSON for it, {@code type} among them where it may have one. */
        private Stream<String> names() {
            if (!isBeside) {
                return Stream.of(name);
            }
            Stream<String> theirs = cases(type).stream()
                    .flatMap(it -> RecordShape.of(it).members().stream())
                    .flatMap(Member::names)
                    .distinct();
            return type.isSealed() ? Stream.concat(Stream.of(TYPE), theirs) : theirs;
        }
    }

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodType ACCESSOR = MethodType.methodType(Object.class, Record.class);

    /** The member by which the cases of a sealed interface are told apart. */
    static final String TYPE = "type";

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return reflect(type);
        }
    };

    private static final ClassValue<List<Class<?>>> CASES = new ClassValue<>() {
        @Override
        protected List<Class<?>> computeValue(Class<?> type) {
            return casesOf(type);
        }
    };

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    private static RecordShape reflect(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            boolean sealed = Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed);
            List<Member> members = Arrays.stream(components).map(Member::of).toList();
            requireOwnNames(type, members, sealed);
            requireOptional(type, members);
            return new RecordShape(members, constructor, sealed);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type.getName() + " has no canonical constructor", e);
        }
    }

    /** One member would be written over the other, and neither be read back. */
    private static void requireOwnNames(Class<?> type, List<Member> members, boolean isCaseOfSealed) {
        Set<String> taken = new HashSet<>(isCaseOfSealed ? Set.of(TYPE) : Set.of());
        members.stream()
                .flatMap(Member::names)
                .filter(name -> !taken.add(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(type.getName() + " has two members that are stored as " + name);
                });
    }

    /** What is not written is not there when it is read. */
    private static void requireOptional(Class<?> type, List<Member> members) {
        members.stream()
                .filter(it -> it.isUnwritten() && it.type() != Optional.class)
                .findFirst()
                .ifPresent(it -> {
                    throw new IllegalArgumentException(
                            type.getName() + "." + it.name() + " is never written, and must be an Optional");
                });
    }

    /** A record itself, or the records that a sealed interface permits, in their order. */
    static List<Class<?>> cases(Class<?> type) {
        return CASES.get(type);
    }

    private static List<Class<?>> casesOf(Class<?> type) {
        if (type.isRecord()) {
            return List.of(type);
        }
        if (type.isSealed()) {
            return List.of(type.getPermittedSubclasses());
        }
        throw new IllegalArgumentException(type.getName() + " has no members that could stand beside others");
    }
}
