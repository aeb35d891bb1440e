package dev.headgate.simulator.wire;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Lies between the handlers and the simulated services: every operation passes through, and faults strike here. */
public final class Wire {

    /** Operations for which the handlers' clients have no second attempt. */
    private static final Set<String> SINGLE = Set.of("CreateDeployment", "UpdateService", "RegisterTaskDefinition");

    /** The SDK gives a transaction a token of its own, so that its second attempt is the first. */
    private static final String WITH_TOKEN = "TransactWriteItems";

    private final InstantSource clock;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private Runnable eachWay = () -> {};
    private final List<Strike> strikes = new ArrayList<>();
    private Optional<RateLimits> limits = Optional.empty();
    private UnaryOperator<Integer> waitToTryAgain = unused -> 0;
    private boolean suspended;
    private boolean forgetful;

    /** A call that a fault had. */
    public record Strike(Call call, Fault.Effect effect) {}

    public Wire(InstantSource clock) {
        this.clock = clock;
    }

    public void add(Fault fault) {
        faults.add(fault);
    }

    /** From now on this happens to each call on its way there and on its way back. */
    public void onEachWay(Runnable what) {
        eachWay = what;
    }

    /**
     * From now on AWS takes no more calls than this.
     *
     * @param tryAgain lets time pass before the SDK makes its n-th attempt; how many attempts there are, or 0 where no time passes
     */
    public void limit(RateLimits most, UnaryOperator<Integer> tryAgain) {
        limits = Optional.of(most);
        waitToTryAgain = tryAgain;
    }

    /**
     * From now on no call is kept once it is over, nor what struck it: for a world without an end, which nobody looks back at. It
     * still counts them.
     */
    public void keepNoCalls() {
        forgetful = true;
        calls.clear();
        strikes.clear();
    }

    /** Every call so far that was kept, in order. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** How often an operation has been called. */
    public int count(String service, String operation) {
        return counts.getOrDefault(service + ":" + operation, 0);
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
        eachWay.run();
        int number = counts.merge(service + ":" + operation, 1, Integer::sum);
        Call call = new Call(service, operation, account, clock.instant(), number);
        if (!forgetful) {
            calls.add(call);
        }
        Fault.Effect struck = isRefused(call) ? Fault.Effect.THROTTLE : effectOn(call);
        if (struck != Fault.Effect.NONE && !forgetful) {
            strikes.add(new Strike(call, struck));
        }
        T reply = switch (struck) {
            case NONE -> action.get();
            case THROTTLE -> throw throttled(operation);
            case LOSE_REQUEST -> throw lost(operation);
            case LOSE_REPLY -> {
                var unusedReply = action.get();
                throw lost(operation);
            }
            case REPEAT -> repeat(operation, action);
        };
        eachWay.run();
        return reply;
    }

    private <T> T repeat(String operation, Supplier<T> action) {
        T first = action.get();
        if (SINGLE.contains(operation)) {
            throw lost(operation);
        }
        eachWay.run();
        return operation.equals(WITH_TOKEN) ? first : action.get();
    }

    /** For the SDK's last attempt too. */
    private boolean isRefused(Call call) {
        if (limits.isEmpty()) {
            return false;
        }
        Call attempt = call;
        for (int number = 1; !limits.get().admits(attempt); number++) {
            int attempts = SINGLE.contains(call.operation()) ? 0 : waitToTryAgain.apply(number);
            if (number >= attempts) {
                return true;
            }
            attempt = new Call(call.service(), call.operation(), call.account(), clock.instant(), call.number());
        }
        return false;
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
