package dev.headgate.release;

import dev.headgate.text.Nearest;
import dev.headgate.text.PlainLine;
import dev.headgate.tree.Section;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an execution of the deployment state machine is asked to do. Rules, gates and targets are in none of them: those
 * come from the configuration, by the plan that the release has kept or by a look into it now.
 */
public sealed interface DeploymentInput {

    /** {@code {"deployment": id}}: a release's own, planned and kept by it. */
    record Planned(String deploymentId) implements DeploymentInput {}

    /** {@code {"recover": id}}: bring blue back for a deployment whose execution died, or that needs a human. */
    record Recover(String deploymentId) implements DeploymentInput {}

    /**
     * {@code {"settle": id, "serving": "as it is", "reason": …, "requestedBy": …}}: end a deployment whose execution died or
     * that needs a human, and free its lock; no traffic is touched. Beside {@code recover}, which acts, this one only looks.
     */
    record Settle(String deploymentId, String reason, String requestedBy) implements DeploymentInput {}

    /** {@code {"deployment": id, "do": verb, "reason": …, "requestedBy": …}}: what an operator says to it under way. */
    record Say(String deploymentId, Verb verb, Optional<String> reason, Optional<String> requestedBy)
            implements DeploymentInput {}

    /**
     * {@code {"freeze": {"environment": …, "service": …, "until": …, "reason": …}, "requestedBy": …}}: nothing is released there
     * until then.
     *
     * @param service empty: all of the environment
     */
    record Freeze(
            String environment, Optional<String> service, Instant until, String reason, Optional<String> requestedBy)
            implements DeploymentInput {}

    /** {@code {"unfreeze": {"environment": …, "service": …}, "reason": …, "requestedBy": …}}: what was frozen so no longer is. */
    record Unfreeze(String environment, Optional<String> service, Optional<String> reason, Optional<String> requestedBy)
            implements DeploymentInput {}

    /** What an operator writes to deploy, or to roll back, in one environment. */
    record Alone(Map<String, Object> request) implements DeploymentInput {
        public Alone {
            request = new LinkedHashMap<>(request);
        }
    }

    /** What settles must say, so that nobody settles who meant to have something brought back. */
    String AS_IT_IS = "as it is";

    /**
     * Recognises the input by its form; what an operator wrote to deploy is read when it is planned.
     *
     * @throws InvalidReleaseException that names all its faults
     */
    static DeploymentInput read(Map<String, Object> input) {
        if (input.containsKey("plan")) {
            throw new InvalidReleaseException("\"plan\" is not taken from an input: rules and gates come from the"
                    + " configuration. Start the release state machine, or this one with \"service\", \"environment\" and"
                    + " \"imageTag\"");
        }
        if (input.containsKey("do")) {
            return say(input);
        }
        if (input.containsKey("deployment")) {
            return new Planned(id(input, "a planned deployment", "deployment"));
        }
        if (input.containsKey("recover")) {
            return new Recover(id(input, "a recovery", "recover"));
        }
        if (input.containsKey("freeze")) {
            return freeze(input);
        }
        if (input.containsKey("unfreeze")) {
            return unfreeze(input);
        }
        return input.containsKey("settle") ? settle(input) : new Alone(input);
    }

    private static DeploymentInput freeze(Map<String, Object> input) {
        Request request = Request.of("a freeze", input);
        Section what =
                request.members().section("freeze", "{\"environment\": \"prod\", \"until\": \"…\", \"reason\": \"…\"}");
        Freeze freeze = new Freeze(
                what.required("environment", Request.TEXT, "name the environment"),
                what.optional("service", Request.TEXT),
                what.required("until", Request.INSTANT, "say when it ends, such as 2026-01-31T12:00:00Z"),
                what.required("reason", Request.TEXT, "say why nothing may be released"),
                request.members().optional("requestedBy", Request.TEXT));
        request.throwIfFaulty();
        return freeze;
    }

    private static DeploymentInput unfreeze(Map<String, Object> input) {
        Request request = Request.of("the end of a freeze", input);
        Section what = request.members().section("unfreeze", "{\"environment\": \"prod\"}");
        Unfreeze unfreeze = new Unfreeze(
                what.required("environment", Request.TEXT, "name the environment"),
                what.optional("service", Request.TEXT),
                request.members().optional("reason", Request.TEXT),
                request.members().optional("requestedBy", Request.TEXT));
        request.throwIfFaulty();
        return unfreeze;
    }

    private static String id(Map<String, Object> input, String what, String member) {
        Request request = Request.of(what, input);
        String id = request.members().required(member, Request.TEXT, "name the deployment");
        request.throwIfFaulty();
        return id;
    }

    private static DeploymentInput say(Map<String, Object> input) {
        Request request = Request.of("what is said to a deployment", input);
        Section members = request.members();
        String id = members.required("deployment", Request.TEXT, "name the deployment");
        String words = String.join(", ", Verb.words());
        String said = members.required("do", Request.TEXT, "say one of " + words);
        Optional<Verb> verb = Verb.of(said);
        if (!said.isEmpty() && verb.isEmpty()) {
            request.fault("\"do\" is " + PlainLine.quoted(said) + ", which is no verb: "
                    + Nearest.to(said, Verb.words())
                            .map(meant -> "did you mean \"" + meant + "\"? There is ")
                            .orElse("there is ")
                    + words);
        }
        Optional<String> reason = verb.filter(Verb.ABORT::equals).isPresent()
                ? Optional.of(members.required("reason", Request.TEXT, "say why blue is to be brought back"))
                : members.optional("reason", Request.TEXT);
        Optional<String> requestedBy = members.optional("requestedBy", Request.TEXT);
        request.throwIfFaulty();
        return new Say(id, verb.orElseThrow(), reason, requestedBy);
    }

    private static DeploymentInput settle(Map<String, Object> input) {
        Request request = Request.of("the settling of a deployment", input);
        Section members = request.members();
        String id = members.required("settle", Request.TEXT, "name the deployment");
        String serving =
                members.required("serving", Request.TEXT, "say \"" + AS_IT_IS + "\", for nothing is brought back");
        if (!serving.isEmpty() && !serving.equals(AS_IT_IS)) {
            request.fault("\"serving\" must be \"" + AS_IT_IS + "\", not " + PlainLine.quoted(serving)
                    + ": to have blue brought back, start with {\"recover\": …} instead");
        }
        String reason = members.required("reason", Request.TEXT, "say why what serves may stay");
        String requestedBy = members.required("requestedBy", Request.TEXT, "say who answers for it");
        request.throwIfFaulty();
        return new Settle(id, reason, requestedBy);
    }
}
