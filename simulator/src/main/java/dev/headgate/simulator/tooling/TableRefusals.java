package dev.headgate.simulator.tooling;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** DynamoDB's refusals, in its own words (as DynamoDB Local gives them). */
final class TableRefusals {

    static final String CONDITION_FAILED = "The conditional request failed";
    private static final String SERVICE = "DynamoDb";

    private TableRefusals() {}

    static DynamoDbException validation(String message) {
        return (DynamoDbException) DynamoDbException.builder()
                .awsErrorDetails(ErrorDetails.of(SERVICE, "ValidationException", message))
                .message(message)
                .statusCode(400)
                .build();
    }

    static ResourceNotFoundException noSuchTable() {
        String message = "Cannot do operations on a non-existent table";
        return ResourceNotFoundException.builder()
                .awsErrorDetails(ErrorDetails.of(SERVICE, "ResourceNotFoundException", message))
                .message(message)
                .statusCode(400)
                .build();
    }

    static ConditionalCheckFailedException conditionFailed(Optional<Map<String, AttributeValue>> shown) {
        ConditionalCheckFailedException.Builder refusal = ConditionalCheckFailedException.builder()
                .awsErrorDetails(ErrorDetails.of(SERVICE, "ConditionalCheckFailedException", CONDITION_FAILED))
                .message(CONDITION_FAILED)
                .statusCode(400);
        shown.ifPresent(refusal::item);
        return refusal.build();
    }

    static TransactionCanceledException cancelled(List<CancellationReason> reasons) {
        String message = "Transaction cancelled, please refer cancellation reasons for specific reasons "
                + reasons.stream().map(CancellationReason::code).collect(Collectors.joining(", ", "[", "]"));
        return TransactionCanceledException.builder()
                .cancellationReasons(reasons)
                .awsErrorDetails(ErrorDetails.of(SERVICE, "TransactionCanceledException", message))
                .message(message)
                .statusCode(400)
                .build();
    }

    static IdempotentParameterMismatchException tokenUsedOtherwise() {
        String message = "The client request token was used within the last 10 minutes with other parameters";
        return IdempotentParameterMismatchException.builder()
                .awsErrorDetails(ErrorDetails.of(SERVICE, "IdempotentParameterMismatchException", message))
                .message(message)
                .statusCode(400)
                .build();
    }

    /** Of what DynamoDB can do and the simulation cannot: no refusal of DynamoDB's. */
    static void unsimulated(boolean asked, String what) {
        if (asked) {
            throw new UnsupportedOperationException("dynamodb: " + what + " is not simulated");
        }
    }
}
