package io.mesquite.catalog;

import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.ConnectorFactory;
import io.mesquite.spi.connector.ConnectorProperty;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.error.NearestName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.regex.Pattern;

/**
 * The open catalogs by name. Reading is free of locks: adding and dropping replace the whole map. Thread-safe. Closing it
 * closes all catalogs.
 */
public final class CatalogRegistry implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    private final SortedMap<String, ConnectorFactory> factories = new TreeMap<>();
    /** The properties of those that other processes can open too. */
    private final Map<Connector, Map<String, String>> descriptions = Collections.synchronizedMap(new WeakHashMap<>());

    /** Which connectors those are that were opened here. */
    private final Map<Connector, String> kinds = Collections.synchronizedMap(new WeakHashMap<>());
    /** Where catalogs that are made later are kept. */
    private volatile Optional<CatalogFolder> folder = Optional.empty();

    private volatile SortedMap<String, Connector> catalogs = Collections.emptySortedMap();

    /** A registry without catalogs that can open those of the given kinds. */
    public CatalogRegistry(Collection<? extends ConnectorFactory> factories) {
        factories.forEach(factory -> this.factories.put(factory.name(), factory));
    }

    /** A registry without catalogs that can open those of every connector on the class path. */
    public static CatalogRegistry withInstalledConnectors() {
        List<ConnectorFactory> factories = new ArrayList<>();
        ServiceLoader.load(ConnectorFactory.class).forEach(factories::add);
        return new CatalogRegistry(factories);
    }

    /** Names of the catalogs, sorted. */
    public List<String> names() {
        return List.copyOf(catalogs.keySet());
    }

    /** @throws MesquiteException CATALOG_NOT_FOUND */
    public Connector connector(String catalog) {
        Connector connector = catalogs.get(catalog);
        if (connector == null) {
            throw notFound(catalog);
        }
        return connector;
    }

    /**
     * With what another process opens the same catalog: its properties, {@code connector} among them. Empty where there is none of that
     * name, or only this process has its tables.
     */
    public Optional<Map<String, String>> description(String catalog) {
        Connector connector = catalogs.get(catalog);
        return connector == null ? Optional.empty() : Optional.ofNullable(descriptions.get(connector));
    }

    /**
     * Opens all catalogs of a folder, each described by a file {@code NAME.properties}; a missing folder has none. Where one
     * fails, none of them is added. Catalogs that are {@linkplain #create made} later are kept there too.
     *
     * @throws MesquiteException INVALID_CONFIGURATION
     */
    public void addAll(Path folder) {
        this.folder = Optional.of(new CatalogFolder(folder));
        SortedMap<String, Connector> opened = new TreeMap<>();
        try {
            for (CatalogFile file : CatalogFile.inFolder(folder)) {
                opened.put(file.catalog(), open(file));
            }
            addOpened(opened);
        } catch (RuntimeException e) {
            opened.values().forEach(Connector::close);
            throw e;
        }
    }

    /**
     * Opens one more catalog.
     *
     * @param properties as in its properties file, {@code connector} among them
     * @throws MesquiteException INVALID_CONFIGURATION, also where there is one of that name
     */
    public void add(String catalog, Map<String, String> properties) {
        add(catalog, open(new CatalogFile("catalog " + catalog, catalog, properties)));
    }

    /** Which kind of store a catalog is of, as its properties say; empty where there is none of that name, or it was added open. */
    public Optional<String> kind(String catalog) {
        Connector connector = catalogs.get(catalog);
        return connector == null ? Optional.empty() : Optional.ofNullable(kinds.get(connector));
    }

    /**
     * Opens one more catalog as {@link #add(String, Map)} does, and keeps it in the folder of catalogs where there is one.
     *
     * @throws MesquiteException also ALREADY_EXISTS; and DATA_UNREADABLE where the folder can't be written
     */
    public void create(String catalog, Map<String, String> properties) {
        if (catalogs.keySet().stream().anyMatch(catalog::equalsIgnoreCase)) {
            throw new MesquiteException(
                    ErrorCode.ALREADY_EXISTS,
                    "there is already a catalog '" + catalog + "'; drop it first or choose another name");
        }
        add(catalog, properties);
        try {
            folder.ifPresent(files -> files.write(catalog, properties));
        } catch (MesquiteException e) {
            drop(catalog);
            throw e;
        }
    }

    /**
     * Drops a catalog, and removes its file from the folder of catalogs.
     *
     * @throws MesquiteException CATALOG_NOT_FOUND; NOT_SUPPORTED for one that belongs to the server itself
     */
    public void remove(String catalog) {
        if (catalogs.containsKey(catalog) && kind(catalog).isEmpty()) {
            throw new MesquiteException(
                    ErrorCode.NOT_SUPPORTED,
                    "the catalog '" + catalog + "' is a part of the server and can't be dropped");
        }
        if (catalogs.containsKey(catalog)) {
            folder.ifPresent(files -> files.delete(catalog));
        }
        drop(catalog);
    }

    /** Adds a catalog that is open already; the registry closes it from now on, also where the name is not accepted. */
    public void add(String catalog, Connector connector) {
        try {
            checkName(catalog, "catalog " + catalog);
            addOpened(new TreeMap<>(Map.of(catalog, connector)));
        } catch (RuntimeException e) {
            connector.close();
            throw e;
        }
    }

    /**
     * Removes a catalog and closes it; queries that are reading from it fail.
     *
     * @throws MesquiteException CATALOG_NOT_FOUND
     */
    public void drop(String catalog) {
        Connector dropped;
        synchronized (this) {
            SortedMap<String, Connector> rest = new TreeMap<>(catalogs);
            dropped = rest.remove(catalog);
            catalogs = Collections.unmodifiableSortedMap(rest);
        }
        if (dropped == null) {
            throw notFound(catalog);
        }
        dropped.close();
    }

    @Override
    public void close() {
        SortedMap<String, Connector> closing;
        synchronized (this) {
            closing = catalogs;
            catalogs = Collections.emptySortedMap();
        }
        RuntimeException failure = null;
        for (Connector connector : closing.values()) {
            try {
                connector.close();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private synchronized void addOpened(SortedMap<String, Connector> opened) {
        SortedMap<String, Connector> all = new TreeMap<>(catalogs);
        opened.forEach((catalog, connector) -> {
            if (all.putIfAbsent(catalog, connector) != null) {
                throw invalid("there is already a catalog '" + catalog + "'; drop it first or choose another name");
            }
        });
        catalogs = Collections.unmodifiableSortedMap(all);
    }

    private Connector open(CatalogFile file) {
        checkName(file.catalog(), file.source());
        Map<String, String> properties = new TreeMap<>(file.properties());
        String kind = properties.remove(CatalogFile.CONNECTOR_KEY);
        if (kind == null) {
            throw invalid(file.source() + ": the key 'connector' is missing; it names one of "
                    + String.join(", ", factories.keySet()));
        }
        ConnectorFactory factory = factories.get(kind);
        if (factory == null) {
            throw invalid(file.source() + ": there is no connector '" + kind + "', only "
                    + String.join(", ", factories.keySet()) + NearestName.suggestion(kind, factories.keySet()));
        }
        List<String> known = factory.properties().stream()
                .map(ConnectorProperty::name)
                .sorted()
                .toList();
        for (String key : properties.keySet()) {
            if (!known.contains(key) && known.stream().noneMatch(name -> isInFamily(key, name))) {
                throw invalid(file.source() + ": the connector '" + kind + "' has no key '" + key + "', only "
                        + (known.isEmpty() ? "connector" : String.join(", ", known))
                        + NearestName.suggestion(key, known));
            }
        }
        try {
            Connector connector = factory.open(file.catalog(), Map.copyOf(properties));
            kinds.put(connector, kind);
            if (factory.isShared()) {
                descriptions.put(connector, file.properties());
            }
            return connector;
        } catch (MesquiteException e) {
            throw new MesquiteException(e.code(), file.source() + ": " + e.getMessage(), e);
        }
    }

    /** Whether a key is one of those that a name such as {@code hadoop.*} stands for. */
    private static boolean isInFamily(String key, String name) {
        int prefix = name.length() - 1;
        return name.endsWith("*") && key.length() > prefix && key.startsWith(name.substring(0, prefix));
    }

    private static void checkName(String catalog, String source) {
        if (!NAME.matcher(catalog).matches()) {
            throw invalid(source + ": '" + catalog
                    + "' can't be a catalog's name; use letters, digits, '_' and '-', beginning with a letter");
        }
    }

    private MesquiteException notFound(String catalog) {
        SortedMap<String, Connector> known = catalogs;
        String choice = known.isEmpty() ? "there are none" : "there are " + String.join(", ", known.keySet());
        return new MesquiteException(
                ErrorCode.CATALOG_NOT_FOUND,
                "there is no catalog '" + catalog + "', " + choice + NearestName.suggestion(catalog, known.keySet()));
    }

    private static MesquiteException invalid(String message) {
        return new MesquiteException(ErrorCode.INVALID_CONFIGURATION, message);
    }
}
