package dev.headgate.config;

import java.util.List;

/**
 * Who is mailed what happens; approvers are asked whether they are here or not.
 *
 * @param alerts e-mail addresses of those who must act when a release did not end well
 * @param updates e-mail addresses of those who want to follow
 */
public record Subscribers(List<String> alerts, List<String> updates) {

    static final Subscribers NOBODY = new Subscribers(List.of(), List.of());

    public Subscribers {
        alerts = List.copyOf(alerts);
        updates = List.copyOf(updates);
    }
}
