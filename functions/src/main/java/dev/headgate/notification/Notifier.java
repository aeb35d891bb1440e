package dev.headgate.notification;

/** Delivers messages to people. A repeated call delivers again. */
@FunctionalInterface
public interface Notifier {
    void send(Message message);
}
