package dev.headgate.simulator.fault;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Lies between the handlers and the simulated services: every operation passes through, and faults strike here. */
public final class Wire {

    private final InstantSource clock;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<Strike> strikes = new ArrayList<>();
    private boolean suspended;

    /** A call that a fault had. */
    public record Strike(Call call, Fault.Effect effect) {}

    public Wire(InstantSource clock) {
        this.clock = clock;
    }

    public void add(Fault fault) {
        faults.add(fault);
    }

    /** Every call so far, in order. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Every call so far that a fault had, in order. */
    public List<Strike> strikes() {
        return Collections.unmodifiableList(strikes);
    }

    /** Suspends all faults, for a look at the world that is not part of what happens in it. */
    public <T> T undisturbed(Supplier<T> look) {
        boolean before = suspended;
        suspended = true;
        try {
            return look.get();
        } finally {
            suspended = before;
        }
    }

    /** Carries out one operation of a simulated service, or lets a fault have it. */
    public <T> T perform(String service, String operation, String account, Supplier<T> action) {
        if (suspended) {
            return action.get();
        }
        int number = counts.merge(service + ":" + operation, 1, Integer::sum);
        Call call = new Call(service, operation, account, clock.instant(), number);
        calls.add(call);
        Fault.Effect struck = effectOn(call);
        if (struck != Fault.Effect.NONE) {
            strikes.add(new Strike(call, struck));
        }
        return switch (struck) {
            case NONE -> action.get();
            case THROTTLE -> throw throttled(operation);
            case LOSE_REQUEST -> throw lost(operation);
            case LOSE_REPLY -> {
                var unusedReply = action.get();
                throw lost(operation);
            }
        };
    }

    private Fault.Effect effectOn(Call call) {
        return faults.stream()
                .map(fault -> fault.on(call))
                .filter(effect -> effect != Fault.Effect.NONE)
                .findFirst()
                .orElse(Fault.Effect.NONE);
    }

    private static SdkClientException lost(String operation) {
        return SdkClientException.create("Unable to execute HTTP request: Read timed out (" + operation + ")");
    }

    private static AwsServiceException throttled(String operation) {
        return AwsServiceException.builder()
                .message("Rate exceeded (" + operation + ")")
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("ThrottlingException")
                        .errorMessage("Rate exceeded")
                        .build())
                .build();
    }
}
