package dev.headgate.simulator.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Folds the loops of a deployment, however often they ran, so that a path can be read and compared. */
final class Loops {

    private static final Map<String, List<String>> LOOPS = new LinkedHashMap<>();

    static {
        LOOPS.put(
                "ask…",
                List.of(
                        "RequestApproval",
                        "IsReminderDue",
                        "RecordDecision",
                        "IsApproved",
                        "WatchDeployment",
                        "WhatNext"));
        LOOPS.put("watch…", List.of("WaitForProgress", "WatchDeployment", "WhatNext"));
        // What is not seen done after a while is asked for again.
        LOOPS.put("proceed…", List.of("ProceedWithTraffic", "watch…"));
        LOOPS.put("retireBlue…", List.of("RetireBlue", "IsItTold", "watch…"));
        LOOPS.put("rollBack…", List.of("RollBack", "WaitForRollback", "ConfirmRollback", "IsBlueRestored"));
        LOOPS.put("waitForReadiness…", List.of("WaitForReadiness", "CheckReadiness", "IsReady"));
        LOOPS.put("waitForTurn…", List.of("WaitForTurn", "OpenDeployment", "IsItOurTurn"));
    }

    private Loops() {}

    static List<String> fold(List<String> states) {
        List<String> folded = List.copyOf(states);
        for (Map.Entry<String, List<String>> loop : LOOPS.entrySet()) {
            folded = fold(folded, loop.getKey(), loop.getValue());
        }
        return folded;
    }

    private static List<String> fold(List<String> states, String token, List<String> loop) {
        List<String> folded = new ArrayList<>();
        int at = 0;
        while (at < states.size()) {
            int end = Math.min(at + loop.size(), states.size());
            if (!states.subList(at, end).equals(loop)) {
                folded.add(states.get(at));
                at++;
                continue;
            }
            if (folded.isEmpty() || !folded.getLast().equals(token)) {
                folded.add(token);
            }
            at = end;
        }
        return folded;
    }
}
