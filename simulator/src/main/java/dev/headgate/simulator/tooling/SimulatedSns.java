package dev.headgate.simulator.tooling;

import dev.headgate.simulator.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/**
 * SNS: topics, their e-mail subscriptions, and the mailboxes behind these.
 *
 * <p>Stricter than SNS in one point: a subject must be ASCII, since what e-mail shows of any other differs.
 */
public final class SimulatedSns implements SnsClient {

    private static final String SERVICE = "Sns";
    private static final int LARGEST_MESSAGE = 256 * 1024;
    private static final int PER_PAGE = 100;

    /** Fewer than 100 characters, no line breaks or control characters, and no blank at the front. */
    private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]{0,98}");

    private static final String DEFAULT_SUBJECT = "AWS Notification Message";

    private final String account;
    private final String region;
    private final InstantSource clock;
    private final Wire wire;
    private final Map<String, List<MailSubscription>> subscriptions = new TreeMap<>();
    private final List<Mail> mails = new ArrayList<>();
    private final List<Consumer<Mail>> listeners = new ArrayList<>();
    private int published;

    public SimulatedSns(String account, String region, InstantSource clock, Wire wire) {
        this.account = account;
        this.region = region;
        this.clock = clock;
        this.wire = wire;
    }

    /** Creates a topic and returns its ARN; one of this name that exists stays. */
    public String addTopic(String name) {
        String arn = "arn:aws:sns:" + region + ":" + account + ":" + name;
        subscriptions.computeIfAbsent(arn, it -> new ArrayList<>());
        return arn;
    }

    /**
     * Subscribes an address, as if its owner had confirmed it at once, and returns the subscription's ARN.
     *
     * @param filterPolicy allowed values by message attribute; empty lets every message through
     */
    public String addSubscriber(String topicArn, String email, Map<String, List<String>> filterPolicy) {
        List<MailSubscription> others = Optional.ofNullable(subscriptions.get(topicArn))
                .orElseThrow(() -> new IllegalArgumentException("No topic " + topicArn + " was added"));
        String arn = "%s:subscription-%d".formatted(topicArn, others.size() + 1);
        others.add(new MailSubscription(arn, email, filterPolicy));
        return arn;
    }

    /** Whether a subscription was suspended for too many e-mails, and gets none until it is confirmed again. */
    public boolean isPendingConfirmation(String subscriptionArn) {
        return subscription(subscriptionArn).isPending();
    }

    /** Its owner confirms a suspended subscription by a signed call. */
    public void confirm(String subscriptionArn) {
        subscription(subscriptionArn).confirm(true);
    }

    /** Somebody confirms a subscription by opening the link of the e-mail that asks for it. */
    public void confirmByLink(String subscriptionArn) {
        subscription(subscriptionArn).confirm(false);
    }

    /** A subscription gets no e-mails until it is confirmed. */
    public void suspend(String subscriptionArn) {
        subscription(subscriptionArn).suspend();
    }

    /** Somebody unsubscribes an address, which SNS still lists for a while. */
    public void unsubscribe(String subscriptionArn) {
        subscription(subscriptionArn).delete();
    }

    /** Changes which messages a subscription lets through: allowed values by message attribute. */
    public void filter(String subscriptionArn, Map<String, List<String>> filterPolicy) {
        subscription(subscriptionArn).filter(filterPolicy);
    }

    /** A subscription's filter policy looks into the body of messages from now on, and ours are no JSON. */
    public void filterByBody(String subscriptionArn) {
        subscription(subscriptionArn).filterByBody();
    }

    /** Tells of each e-mail as it arrives, inside the call that published it: act on it later, by the event loop. */
    public void onMail(Consumer<Mail> listener) {
        listeners.add(listener);
    }

    /** What this address got, oldest first. */
    public List<Mail> mailbox(String email) {
        return mails.stream().filter(mail -> mail.to().equals(email)).toList();
    }

    /** What all addresses got, oldest first. */
    public List<Mail> all() {
        return List.copyOf(mails);
    }

    @Override
    public PublishResponse publish(PublishRequest request) {
        return wire.perform("sns", "Publish", account, () -> {
            if (request.phoneNumber() != null || request.messageStructure() != null) {
                throw new UnsupportedOperationException(
                        "sns: Publish to a phone number or with a message structure is not simulated");
            }
            String topicArn = topicArn(request);
            requireSubject(request.subject());
            requireMessage(request.message());
            Map<String, String> attributes = attributes(request);
            subscribers(topicArn).stream()
                    .filter(it -> it.lets(attributes) && it.delivers(clock.instant()))
                    .forEach(it -> deliver(it.email(), topicArn, request));
            return PublishResponse.builder()
                    .messageId("message-%d".formatted(++published))
                    .build();
        });
    }

    /** A hundred at a time. */
    @Override
    public ListSubscriptionsByTopicResponse listSubscriptionsByTopic(ListSubscriptionsByTopicRequest request) {
        return wire.perform("sns", "ListSubscriptionsByTopic", account, () -> {
            List<MailSubscription> all = subscribers(request.topicArn());
            int from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
            int to = Math.min(from + PER_PAGE, all.size());
            return ListSubscriptionsByTopicResponse.builder()
                    .subscriptions(all.subList(from, to).stream()
                            .map(it -> it.description(account, request.topicArn()))
                            .toList())
                    .nextToken(to < all.size() ? String.valueOf(to) : null)
                    .build();
        });
    }

    @Override
    public GetSubscriptionAttributesResponse getSubscriptionAttributes(GetSubscriptionAttributesRequest request) {
        return wire.perform(
                "sns",
                "GetSubscriptionAttributes",
                account,
                () -> GetSubscriptionAttributesResponse.builder()
                        .attributes(find(request.subscriptionArn())
                                .orElseThrow(() -> notFound("Subscription does not exist"))
                                .attributes())
                        .build());
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Holds nothing that must be given back.
    }

    private void deliver(String email, String topicArn, PublishRequest request) {
        String subject = Optional.ofNullable(request.subject()).orElse(DEFAULT_SUBJECT);
        Mail mail = new Mail(email, topicArn, subject, request.message(), clock.instant());
        mails.add(mail);
        List.copyOf(listeners).forEach(listener -> listener.accept(mail));
    }

    private MailSubscription subscription(String arn) {
        return find(arn).orElseThrow(() -> new IllegalArgumentException("There is no subscription " + arn));
    }

    private Optional<MailSubscription> find(String arn) {
        return subscriptions.values().stream()
                .flatMap(List::stream)
                .filter(it -> it.arn().equals(arn))
                .findFirst();
    }

    private List<MailSubscription> subscribers(String topicArn) {
        return Optional.ofNullable(subscriptions.get(topicArn)).orElseThrow(() -> notFound("Topic does not exist"));
    }

    private static String topicArn(PublishRequest request) {
        return Stream.of(Optional.ofNullable(request.topicArn()), Optional.ofNullable(request.targetArn()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> invalid("TopicArn or TargetArn Reason: no value for required parameter"));
    }

    private static void requireSubject(@Nullable String subject) {
        if (subject != null && !SUBJECT.matcher(subject).matches()) {
            throw invalid("Subject");
        }
    }

    private static void requireMessage(@Nullable String message) {
        if (message == null || message.isEmpty()) {
            throw invalid("Empty message");
        }
        if (message.getBytes(StandardCharsets.UTF_8).length > LARGEST_MESSAGE) {
            throw invalid("Message too long");
        }
    }

    private static Map<String, String> attributes(PublishRequest request) {
        Map<String, String> texts = new LinkedHashMap<>();
        request.messageAttributes().forEach((name, value) -> texts.put(name, text(name, value)));
        return texts;
    }

    private static String text(String name, MessageAttributeValue value) {
        if (!"String".equals(value.dataType())) {
            throw new UnsupportedOperationException(
                    "sns: a message attribute of type " + value.dataType() + " is not simulated");
        }
        if (value.stringValue() == null || value.stringValue().isEmpty()) {
            String message = "The message attribute '" + name + "' must contain non-empty message attribute value for"
                    + " message attribute type 'String'.";
            throw InvalidParameterValueException.builder()
                    .awsErrorDetails(ErrorDetails.of(SERVICE, "ParameterValueInvalid", message))
                    .message(message)
                    .statusCode(400)
                    .build();
        }
        return value.stringValue();
    }

    private static InvalidParameterException invalid(String what) {
        String message = "Invalid parameter: " + what;
        return InvalidParameterException.builder()
                .awsErrorDetails(ErrorDetails.of(SERVICE, "InvalidParameter", message))
                .message(message)
                .statusCode(400)
                .build();
    }

    private static NotFoundException notFound(String message) {
        return NotFoundException.builder()
                .awsErrorDetails(ErrorDetails.of(SERVICE, "NotFound", message))
                .message(message)
                .statusCode(404)
                .build();
    }
}
