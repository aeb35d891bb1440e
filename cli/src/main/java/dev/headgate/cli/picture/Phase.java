package dev.headgate.cli.picture;

import java.util.List;

/** How far an environment's deployment is, in a few words: what several states of its execution have in common. */
public enum Phase {
    NOT_REACHED("not yet"),
    /** Nothing is deployed there, nor is to be. */
    QUIET("nothing under way"),
    GETTING_READY("getting ready"),
    ASKING("waiting for approval"),
    COMING_UP("green is coming up"),
    MOVING("traffic is moving"),
    BAKING("baking"),
    RETIRING_BLUE("blue is being removed"),
    ROLLING_BACK("rolling back"),
    CLOSING("closing");

    private final String words;

    Phase(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /**
     * The phase that the states entered so far lead to.
     *
     * @param greenPercent where production traffic is: a look at the deployment is the same state in several phases
     */
    public static Phase of(List<String> states, int greenPercent) {
        if (states.isEmpty()) {
            return NOT_REACHED;
        }
        return switch (states.getLast()) {
            case "OpenDeployment",
                    "IsItOurTurn",
                    "WaitForTurn",
                    "CheckReadiness",
                    "IsReady",
                    "WaitForReadiness",
                    "NeedsApproval" -> GETTING_READY;
            case "RequestApproval", "IsGreenUp", "IsReminderDue", "RemindApprovers", "RecordDecision", "IsApproved" ->
                ASKING;
            case "StartDeployment",
                    "IsItTold",
                    "WaitForProgress",
                    "AwaitProgress",
                    "WatchDeployment",
                    "WhatNext",
                    "ProceedWithTraffic" -> watching(states, greenPercent);
            case "RetireBlue" -> RETIRING_BLUE;
            case "RollBack", "WaitForRollback", "ConfirmRollback", "IsBlueRestored" -> ROLLING_BACK;
            default -> CLOSING;
        };
    }

    private static Phase watching(List<String> states, int greenPercent) {
        if (states.contains("RetireBlue")) {
            return RETIRING_BLUE;
        }
        return switch (greenPercent) {
            case 0 -> COMING_UP;
            case 100 -> BAKING;
            default -> MOVING;
        };
    }
}
