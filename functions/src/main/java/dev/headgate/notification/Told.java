package dev.headgate.notification;

/**
 * What a message has said already: a long reason, such as AWS's own, follows from step to step and is read once.
 *
 * @param text all of it
 */
record Told(String text) {

    /** Shorter than this, saying it again costs less than looking it up. */
    private static final int WORTH_IT = 60;

    Told and(String more) {
        return new Told(text + "\n" + more);
    }

    /** The sentence, whose reason after its last new clause is left out where it was told before. */
    String unlessTold(String sentence) {
        for (int colon = sentence.indexOf(": "); colon >= 0; colon = sentence.indexOf(": ", colon + 1)) {
            String reason = sentence.substring(colon + 2);
            if (reason.length() >= WORTH_IT && text.contains(reason)) {
                return sentence.substring(0, colon) + ", for the reason above";
            }
        }
        return sentence;
    }
}
