package dev.headgate.config;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What tells one person from another: an approver's name or e-mail address. Two are equal when they are so letter for letter,
 * but for upper and lower case of A to Z.
 *
 * <p>The one place where people are compared. Java's own comparison without case takes the dotless i for an i and the Kelvin
 * sign for a k, which anybody can register: so there is no identifier of other characters than ASCII.
 *
 * @param text visible ASCII without blanks, A to Z in lower case
 */
public record Identifier(String text) {

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,254}");

    /** Accents, and what is not seen. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{M}\\p{C}\\p{Z}]+");

    public Identifier {
        if (!isPlain(text)) {
            throw new IllegalArgumentException("an identifier must be 1 to 254 visible characters of ASCII");
        }
        text = text.toLowerCase(Locale.ROOT);
    }

    /** Empty for anything with a blank in it, or with a character that is not ASCII and may only look as if it were. */
    public static Optional<Identifier> of(String text) {
        return isPlain(text) ? Optional.of(new Identifier(text)) : Optional.empty();
    }

    /** Whether both name the same person; false when one of them is no identifier. */
    public static boolean same(String one, String other) {
        return of(one).filter(it -> of(other).filter(it::equals).isPresent()).isPresent();
    }

    /**
     * Whether a text is this identifier or one that looks like it. For where a match keeps somebody out; where it lets
     * somebody in, only {@link #of} will do.
     */
    public boolean mayBe(String text) {
        String letters = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return UNSEEN.matcher(letters)
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('\u0131', 'i')
                .equals(this.text);
    }

    private static boolean isPlain(String text) {
        return VISIBLE_ASCII.matcher(text).matches();
    }
}
