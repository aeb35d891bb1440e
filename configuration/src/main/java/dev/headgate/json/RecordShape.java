package dev.headgate.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * What reflection says of a record, looked up once per class.
 *
 * @param isCaseOfSealed it implements a sealed interface, so its JSON needs a {@code type}
 */
record RecordShape(List<RecordComponent> components, Constructor<?> constructor, boolean isCaseOfSealed) {

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return reflect(type);
        }
    };

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    /** The name that a member has in JSON. */
    static String nameOf(RecordComponent component) {
        Stored stored = component.getAnnotation(Stored.class);
        return stored == null ? component.getName() : stored.value();
    }

    private static RecordShape reflect(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            Arrays.stream(components).forEach(it -> it.getAccessor().setAccessible(true));
            boolean sealed = Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed);
            return new RecordShape(List.of(components), constructor, sealed);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type.getName() + " has no canonical constructor", e);
        }
    }
}
