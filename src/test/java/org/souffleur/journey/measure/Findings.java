package org.souffleur.journey.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a measurement found, by its keys in the order in which they are put, as one JSON object. */
public final class Findings {
    private final Map<String, Object> found = new LinkedHashMap<>();

    public Findings put(String key, Object value) {
        found.put(key, value instanceof Findings inner ? inner.found : value);
        return this;
    }

    /** @param digits behind the point */
    public Findings put(String key, double value, int digits) {
        return put(key, BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP));
    }

    /** The median and one percentile more, each with two digits behind the point. */
    public Findings put(String key, Quantiles values, int high) {
        return put(key, new Findings().put("p50", values.p(50), 2).put("p" + high, values.p(high), 2));
    }

    public String json() {
        try {
            return new ObjectMapper().writeValueAsString(found);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
