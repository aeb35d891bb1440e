package dev.headgate.notification;

import dev.headgate.deployment.Deployment;
import dev.headgate.json.Json;
import dev.headgate.release.DeploymentInput;
import dev.headgate.release.Release;
import dev.headgate.release.Verb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an operator pastes as the input of a new execution. */
final class OperatorInput {

    private OperatorInput() {}

    /** For the release state machine: the same once more. A rollback stays one, for it may start while alarms are red. */
    static String again(Deployment deployment) {
        Release release = deployment.plan().release();
        String reason = "Again after " + deployment.id();
        if (release.rollback() && !release.goesBackToItsImage()) {
            return rollback(deployment, reason);
        }
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("service", release.service());
        input.put("image", release.image().digest());
        input.put("environments", List.of(deployment.plan().environment().name()));
        input.put("reason", reason);
        return Json.write(input);
    }

    /** For the release state machine: back to what was deployed before. */
    static String rollback(Deployment deployment, String reason) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("service", deployment.plan().release().service());
        input.put("environment", deployment.plan().environment().name());
        input.put("rollback", true);
        input.put("reason", reason);
        return Json.write(input);
    }

    /** For the release state machine: the same once more, past what refused it, with a reason on the record. */
    static String overriding(Deployment deployment) {
        Release release = deployment.plan().release();
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("service", release.service());
        input.put("image", release.image().digest());
        input.put("environments", List.of(deployment.plan().environment().name()));
        input.put("reason", "Again after " + deployment.id());
        input.put("override", Map.of("reason", "..."));
        return Json.write(input);
    }

    /** For the deployment state machine: bring blue back, or end what has not begun. */
    static String abort(Deployment deployment) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("deployment", deployment.id());
        input.put("do", Verb.ABORT.word());
        input.put("reason", "...");
        return Json.write(input);
    }

    /** For the deployment state machine: take over what another execution left. */
    static String recover(Deployment deployment) {
        return Json.write(Map.of("recover", deployment.id()));
    }

    /** For the deployment state machine: end what needs a human as it is, and free its lock; no traffic is touched. */
    static String settle(Deployment deployment) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("settle", deployment.id());
        input.put("serving", DeploymentInput.AS_IT_IS);
        input.put("reason", "...");
        input.put("requestedBy", "...");
        return Json.write(input);
    }
}
