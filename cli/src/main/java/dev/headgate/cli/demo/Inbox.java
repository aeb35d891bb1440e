package dev.headgate.cli.demo;

import dev.headgate.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everybody's mail, as a mail program reads it.
 *
 * @param address of the inbox, which answers with JSON
 */
record Inbox(URI address) {

    /**
     * An e-mail.
     *
     * @param topic ARN of the topic that it was published to
     * @param link to the approval page, where it has one
     */
    record Mail(Instant at, String to, String topic, String subject, String body, Optional<URI> link) {

        /** Whether it asks something about an environment. */
        boolean asksAbout(String environment) {
            return link.isPresent() && subject.endsWith(" in " + environment + "?");
        }

        String shortSubject() {
            return subject.replace("[Headgate] ", "");
        }
    }

    private record Letter(String at, String to, String topic, String subject, String body, Optional<String> link) {
        Mail read() {
            return new Mail(Instant.parse(at), to, topic, subject, body, link.map(URI::create));
        }
    }

    /** All of it, oldest first. */
    List<Mail> read() {
        try (InputStream answer = address.toURL().openStream()) {
            String text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            return Json.tree(text) instanceof List<?> letters
                    ? letters.stream()
                            .map(it -> Json.convert(it, Letter.class).read())
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
