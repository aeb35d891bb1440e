package dev.headgate.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

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
     */
    record Member(String name, Class<?> type, Type genericType, Method accessor) {

        private static Member of(RecordComponent component) {
            Stored stored = component.getAnnotation(Stored.class);
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return new Member(
                    stored == null ? component.getName() : stored.value(),
                    component.getType(),
                    component.getGenericType(),
                    accessor);
        }
    }

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return reflect(type);
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
            return new RecordShape(Arrays.stream(components).map(Member::of).toList(), constructor, sealed);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type.getName() + " has no canonical constructor", e);
        }
    }
}
