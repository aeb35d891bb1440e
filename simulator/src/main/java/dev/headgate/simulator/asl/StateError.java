package dev.headgate.simulator.asl;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a state or an execution failed.
 *
 * @param error its name; empty where a Fail state gives none
 * @param cause empty where nothing is known
 */
record StateError(String error, String cause) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What a catcher sees as {@code $states.errorOutput}. */
    Map<String, @Nullable Object> toErrorOutput() {
        Map<String, @Nullable Object> output = new LinkedHashMap<>();
        output.put("Error", error);
        output.put("Cause", cause);
        return output;
    }
}
