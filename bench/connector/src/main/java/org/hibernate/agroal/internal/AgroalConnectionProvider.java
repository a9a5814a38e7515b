package org.hibernate.agroal.internal;

/**
 * Stands in for a class that Debezium's settings name as their default, and that its library, which
 * is not to be had everywhere, has. The benchmark sets another one.
 */
public final class AgroalConnectionProvider {}
