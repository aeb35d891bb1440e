package dev.headgate.simulator.stepfunctions;

import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.utils.builder.Buildable;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/** An event of a history as it is told to whoever does not want the inputs and outputs in it. */
final class EventWithoutData {

    private static final Set<String> DATA = Set.of("input", "inputDetails", "output", "outputDetails");

    private EventWithoutData() {}

    static HistoryEvent of(HistoryEvent event) {
        HistoryEvent.Builder copy = event.toBuilder();
        for (SdkField<?> field : event.sdkFields()) {
            if (field.marshallingType().getKnownType() == MarshallingKnownType.SDK_POJO) {
                Optional.ofNullable(field.getValueOrDefault(event))
                        .map(EventWithoutData::withoutData)
                        .ifPresent(details -> field.set(copy, details));
            }
        }
        return copy.build();
    }

    /** Each kind of event has details of a class of its own, all of them made in the same way. */
    private static Object withoutData(Object details) {
        SdkPojo copy = (SdkPojo) ((ToCopyableBuilder<?, ?>) details).toBuilder();
        copy.sdkFields().stream()
                .filter(field -> DATA.contains(field.locationName()))
                .forEach(field -> field.set(copy, null));
        return ((Buildable) copy).build();
    }
}
