package dev.headgate.notification;

import dev.headgate.text.PlainLine;
import java.util.Map;

/**
 * A message to people, as plain text.
 *
 * @param subject at most 99 printable ASCII characters: SNS e-mail takes no more
 * @param attributes SNS message attributes, which subscriptions filter on
 */
public record Message(Topic topic, String subject, String body, Map<String, String> attributes) {

    private static final int LONGEST_SUBJECT = 99;

    public Message {
        attributes = Map.copyOf(attributes);
        subject = ascii(subject);
        body = PlainLine.lines(body);
    }

    public Message(Topic topic, String subject, String body) {
        this(topic, subject, body, Map.of());
    }

    /** Other characters become "?" and a longer text is cut: a message must never be lost over its subject. */
    private static String ascii(String text) {
        String printable = text.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() <= LONGEST_SUBJECT ? printable : printable.substring(0, LONGEST_SUBJECT - 3) + "...";
    }
}
