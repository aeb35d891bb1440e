package dev.headgate.page;

import dev.headgate.approval.LinkId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What matters of a request for the approval page; every part of an event may be absent.
 *
 * @param link the link it is for, where its path is that of a link
 * @param body decoded; empty when there is none, or when it is not the Base64 it says it is
 */
record ApprovalHttpRequest(Method method, Optional<LinkId> link, boolean isForm, boolean isTooLarge, String body) {

    /** A form with the longest comment, every character of it escaped, is 5 KB. */
    static final int LARGEST_BODY = 16 * 1024;

    // A stage that is not $default puts its name in front.
    private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9_-]{1,128})?/a/([A-Za-z0-9_-]{1,64})");

    enum Method {
        GET,
        HEAD,
        POST,
        OTHER
    }

    static ApprovalHttpRequest of(PageRequest event) {
        String text = event.body().orElse("");
        // Base64 has four characters for three bytes; what is far too long is not decoded at all.
        boolean farTooLarge = text.length() > LARGEST_BODY / 3 * 4 + 4;
        byte[] body = farTooLarge ? new byte[0] : bytes(text, event.base64());
        return new ApprovalHttpRequest(
                method(event),
                link(event),
                contentType(event).equals("application/x-www-form-urlencoded"),
                farTooLarge || body.length > LARGEST_BODY,
                new String(body, StandardCharsets.UTF_8));
    }

    private static Method method(PageRequest event) {
        return switch (event.method().orElse("")) {
            case "GET" -> Method.GET;
            case "HEAD" -> Method.HEAD;
            case "POST" -> Method.POST;
            default -> Method.OTHER;
        };
    }

    private static Optional<LinkId> link(PageRequest event) {
        return event.path().map(PATH::matcher).filter(Matcher::matches).flatMap(path -> LinkId.of(path.group(1)));
    }

    /** The media type alone, without a charset: browsers send this form in UTF-8. */
    private static String contentType(PageRequest event) {
        return event.headers().entrySet().stream()
                .filter(header -> "content-type".equalsIgnoreCase(header.getKey()))
                .map(header -> header.getValue().split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }

    private static byte[] bytes(String text, boolean base64) {
        try {
            return base64 ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Says it is Base64 and is not: read as a form without a field, which is answered as such.
            return new byte[0];
        }
    }
}
