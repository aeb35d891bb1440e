package dev.headgate.traffic.codedeploy;

import dev.headgate.release.DeploymentPlan;

/** A CodeDeploy deployment's description: a sentence for people and, in brackets at its end, the marker it is found by. */
final class Description {

    /** CodeDeploy refuses longer ones (DescriptionTooLongException). */
    private static final int LONGEST = 256;

    private Description() {}

    /** @throws IllegalArgumentException when the marker alone is too long */
    static String of(DeploymentPlan plan, String marker) {
        String suffix = bracketed(marker);
        int room = LONGEST - suffix.length() - 1;
        if (room < 0) {
            throw new IllegalArgumentException("A marker has at most "
                    + (LONGEST - bracketed("").length() - 1) + " characters, not " + marker.length());
        }
        String sentence = sentence(plan).replaceAll("[^\\x20-\\x7e]", "?");
        return sentence.substring(0, Math.min(room, sentence.length())) + " " + suffix;
    }

    /** The brackets keep {@code web-1} from being taken for {@code web-12}. */
    static boolean carries(String description, String marker) {
        return description.endsWith(bracketed(marker));
    }

    private static String sentence(DeploymentPlan plan) {
        return "Headgate %s %s %s %s %s for %s"
                .formatted(
                        plan.release().rollback() ? "brings" : "deploys",
                        plan.release().service(),
                        plan.release().image().shortDigest(),
                        plan.release().rollback() ? "back to" : "to",
                        plan.environment().name(),
                        plan.release().requestedBy());
    }

    private static String bracketed(String marker) {
        return "[" + marker + "]";
    }
}
