package dev.headgate.cli.say;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an execution is to be started with.
 *
 * @param verb as it is written on the command line
 * @param subject what it is about, to be recognised by in the execution's name
 * @param follow the command that shows what becomes of it, behind {@code ./headgate}
 */
record Asked(String verb, Machine machine, String subject, Map<String, Object> input, String follow) {

    /** Who is to hear it. */
    enum Machine {
        RELEASE,
        DEPLOYMENT
    }

    /** What a deployment that runs is to do. */
    static Asked wish(String verb, Words words, String deployment, Optional<String> reason) {
        String id = words.deployment(deployment);
        words.text("--reason", reason);
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("deployment", id);
        input.put("do", verb);
        put(input, "reason", reason);
        return new Asked(verb, Machine.DEPLOYMENT, id, input, "show " + id);
    }

    /** Of an environment, for all its services or for one. */
    static Asked inPlace(String verb, String environment, Optional<String> service, Map<String, Object> input) {
        String subject = service.map(it -> it + "-").orElse("") + environment;
        return new Asked(verb, Machine.DEPLOYMENT, subject, input, "status");
    }

    /** Where a freeze is. */
    static Map<String, Object> place(String environment, Optional<String> service) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("environment", environment);
        put(place, "service", service);
        return place;
    }

    Asked {
        input = new LinkedHashMap<>(input);
    }

    /** The same, on somebody's word; who it really was, IAM knows. What is to be recovered takes nobody's name. */
    Asked by(String caller) {
        if (input.containsKey("recover")) {
            return this;
        }
        Map<String, Object> signed = new LinkedHashMap<>(input);
        signed.put("requestedBy", caller);
        return new Asked(verb, machine, subject, signed, follow);
    }

    /** Whether it leaves everything as it is, whatever that is. */
    boolean settles() {
        return input.containsKey("settle");
    }

    /** Whether it is to end a deployment that runs. */
    boolean aborts() {
        return "abort".equals(input.get("do"));
    }

    /** Adds what was said, if anything was. */
    static void put(Map<String, Object> input, String member, Optional<String> said) {
        said.ifPresent(it -> input.put(member, it));
    }
}
