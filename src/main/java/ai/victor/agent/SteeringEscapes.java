package ai.victor.agent;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Escapes in JSON what a terminal obeys when the JSON is printed there: it stays in the value, and is read back as it was. */
final class SteeringEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;
    private static final int DELETE = 0x7f;

    private static final int[] ASCII = standardAsciiEscapesForJSON();

    static {
        ASCII[DELETE] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ASCII.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int letter) {
        return steers(letter) ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", letter)) : null;
    }

    private static boolean steers(int letter) {
        return Character.getType(letter) == Character.CONTROL
                || Character.getType(letter) == Character.FORMAT && letter != 0x200c && letter != 0x200d
                || letter == 0x2028
                || letter == 0x2029;
    }
}
