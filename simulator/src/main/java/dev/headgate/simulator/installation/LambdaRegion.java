package dev.headgate.simulator.installation;

import dev.headgate.states.execution.LambdaRuntime;
import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Lambda as callers in one account and region see it: its functions by their names or ARNs, with whatever alias. */
record LambdaRegion(LambdaFunctions functions, EventLoop loop, String account, String region) implements LambdaRuntime {

    private static final Duration REFUSED_AFTER = Duration.ofMillis(80);

    /** The ARN of a function here, with its alias; empty where there is none. */
    Optional<String> find(String function) {
        String place = place();
        String name = function.startsWith(place) ? function.substring(place.length()) : function;
        String arn = place + (name.contains(":") ? name : name + ":live");
        return functions.has(arn) ? Optional.of(arn) : Optional.empty();
    }

    private String place() {
        return "arn:aws:lambda:" + region + ":" + account + ":function:";
    }

    @Override
    public void invoke(String functionName, String payload, Consumer<Reply> reply) {
        find(functionName)
                .ifPresentOrElse(
                        arn -> functions.invoke(arn, payload, reply),
                        () -> loop.after(
                                REFUSED_AFTER,
                                "there is no function " + functionName,
                                () -> reply.accept(notFound(functionName))));
    }

    private Reply notFound(String functionName) {
        String arn = functionName.startsWith("arn:") ? functionName : place() + functionName;
        return new Reply.ServiceError(
                "Lambda.ResourceNotFoundException",
                "Function not found: " + arn + " (Service: Lambda, Status Code: 404)");
    }
}
