package dev.headgate.simulator.scenario;

import dev.headgate.json.Json;
import dev.headgate.simulator.wire.Call;
import dev.headgate.simulator.wire.Fault;
import dev.headgate.simulator.wire.Wire.Strike;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells what goes wrong around a release, which its environments alone do not show: what was survived well leaves no trace in
 * them. Of what happens again and again only the first few are told, and at the end how often.
 */
public final class Narrator {

    /** The steps that act: that any other runs twice is of no consequence. */
    private static final Set<String> ACTS =
            Set.of("StartDeployment", "ProceedWithTraffic", "RetireBlue", "RollBack", "CloseDeployment");

    private static final int MOST_OF_A_KIND = 3;

    private final Run run;
    private final List<Happening> told = new ArrayList<>();
    private final Set<String> doubled = new HashSet<>();
    private final Map<String, Integer> struck = new HashMap<>();
    private int readOnStage;
    private int readOnWire;
    private int runs;

    public Narrator(Run run) {
        this.run = run;
        run.world().onDoubled(this::ranTwice);
    }

    /** All that has happened so far, in the order in which it was found out; it only grows. */
    public List<Happening> happenings() {
        List<Happening> onStage = run.stage().happenings();
        told.addAll(onStage.subList(readOnStage, onStage.size()));
        readOnStage = onStage.size();
        readStrikes();
        return Collections.unmodifiableList(told);
    }

    /** How often in all; empty where nothing of the kind happened. */
    public List<String> totals() {
        List<String> totals = new ArrayList<>();
        for (Fault.Effect effect : Fault.Effect.values()) {
            long count = run.world().wire().strikes().stream()
                    .filter(it -> it.effect() == effect)
                    .count();
            if (count > 0) {
                totals.add(count + " " + kind(effect, count));
            }
        }
        if (runs > 0) {
            totals.add(runs + " steps that ran twice");
        }
        return totals;
    }

    private void ranTwice(String payload) {
        runs++;
        String state = Json.object(Json.tree(payload), "$").get("state") instanceof String name ? name : "";
        if (ACTS.contains(state) && doubled.add(state)) {
            told.add(new Happening(now(), "Lambda runs " + state + " a second time: it must change nothing more"));
        }
    }

    private void readStrikes() {
        List<Strike> all = run.world().wire().strikes();
        for (Strike strike : all.subList(readOnWire, all.size())) {
            Call call = strike.call();
            if (struck.merge(strike.effect() + call.operation(), 1, Integer::sum) <= MOST_OF_A_KIND) {
                told.add(new Happening(call.at(), what(strike.effect(), call.operation())));
            }
        }
        readOnWire = all.size();
    }

    private static String what(Fault.Effect effect, String operation) {
        return switch (effect.name()) {
            case "LOSE_REPLY" -> "the reply of " + operation + " is lost: AWS has done it, and Headgate does not know";
            case "LOSE_REQUEST" -> operation + " does not reach AWS";
            case "THROTTLE" -> "AWS refuses " + operation + ": too many calls";
            default -> operation + " is struck by " + effect;
        };
    }

    private static String kind(Fault.Effect effect, long count) {
        String calls = count == 1 ? "call" : "calls";
        return switch (effect.name()) {
            case "LOSE_REPLY" -> calls + " whose reply was lost";
            case "LOSE_REQUEST" -> calls + " that never arrived";
            case "THROTTLE" -> calls + " that AWS refused";
            default -> calls + " struck by " + effect;
        };
    }

    private Instant now() {
        return run.world().loop().instant();
    }
}
