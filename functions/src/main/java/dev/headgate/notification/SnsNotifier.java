package dev.headgate.notification;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** Publishes messages to Amazon SNS topics. */
public final class SnsNotifier implements Notifier {

    private final Supplier<SnsClient> client;
    private final Map<Topic, String> arns;

    /**
     * @param arns of every topic
     * @throws IllegalArgumentException that names the topics whose ARN is missing
     */
    public SnsNotifier(Supplier<SnsClient> client, Map<Topic, String> arns) {
        Set<Topic> missing = EnumSet.allOf(Topic.class);
        missing.removeAll(arns.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("No ARN is given for the topics " + missing);
        }
        this.client = client;
        this.arns = new EnumMap<>(arns);
    }

    @Override
    public void send(Message message) {
        PublishRequest.Builder request = PublishRequest.builder()
                .topicArn(arns.get(message.topic()))
                .message(message.body())
                .messageAttributes(attributes(message));
        // SNS refuses a subject that is empty or begins with a blank, and with it the message.
        Optional.of(message.subject().strip()).filter(it -> !it.isEmpty()).ifPresent(request::subject);
        client.get().publish(request.build());
    }

    private static Map<String, MessageAttributeValue> attributes(Message message) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        message.attributes()
                .forEach((name, text) -> attributes.put(
                        name,
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(text)
                                .build()));
        return attributes;
    }
}
