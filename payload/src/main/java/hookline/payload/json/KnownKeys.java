package hookline.payload.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys that payloads have, so that each is one string, whose hash is known, and not one for every
 * time it was sent. It changes nothing but the time reading takes: most keys are one of these. All
 * are in lower case.
 */
public final class KnownKeys {
  private static final int SLOTS = 512;

  /** Each key in the slot of its hash; of two in one slot, the one that stands first below. */
  private static final @Nullable String[] BY_HASH = new @Nullable String[SLOTS];

  static {
    List.of(
            "text,type,title,value,short,url,elements,style,attachments,blocks,fields,fallback",
            "color,pretext,author_name,author_link,author_icon,title_link,image_url,thumb_url",
            "footer,footer_icon,ts,actions,name,mrkdwn_in,channel,username,icon_url,icon_emoji",
            "props,priority,mrkdwn,link_names,block_id,accessory,alt_text,emoji,verbatim,bold",
            "italic,strike,code,indent,border,offset,user_id,channel_id,label,options,rows",
            "action_id,placeholder,description,element,timestamp,format,unicode")
        .forEach(KnownKeys::add);
  }

  private KnownKeys() {}

  private static void add(String keys) {
    for (String key : keys.split(",", -1)) {
      int slot = key.hashCode() & (SLOTS - 1);
      // Interned, it is the very string that our code asks an object for.
      BY_HASH[slot] = BY_HASH[slot] == null ? key.intern() : BY_HASH[slot];
    }
  }

  /** Whether that string is one from here, rather than equal to one. */
  @SuppressWarnings("ReferenceEquality")
  static boolean isOne(String key) {
    return BY_HASH[key.hashCode() & (SLOTS - 1)] == key;
  }

  /**
   * The key that stands there, or null when it is not known.
   *
   * @param hash as a string of it would have
   */
  public static @Nullable String at(String text, int start, int end, int hash) {
    @Nullable String key = BY_HASH[hash & (SLOTS - 1)];
    return key != null && key.length() == end - start && text.startsWith(key, start) ? key : null;
  }
}
