//! The child `config`: the ConfigMap of a Postgres.

use operator_runtime::{Child, ChildResource, Desired, OnDelete, Scope, cel, desired};

use super::super::{Postgres, values};

/// What the operator knows of it.
pub const CHILD: Child<Postgres> = Child {
    id: "config",
    resource: ChildResource {
        group: "",
        version: "v1",
        kind: "ConfigMap",
        plural: "configmaps",
        namespaced: true,
    },
    after: &[],
    each: None,
    when: None,
    build,
    ready_when: None,
    on_delete: OnDelete::Delete,
};

/// The object as it should be.
fn build(this: &Postgres, scope: &Scope<'_>) -> cel::Result<Desired> {
    Ok(desired!({
        "apiVersion": "v1",
        "kind": "ConfigMap",
        "metadata": {
            "name": format!("{}-config", scope.name),
        },
        "data": {
            "postgresql.conf": format!("listen_addresses = '*'\n{}\n", values::settings(this, scope)?),
            "pg_hba.conf": "local all         all                     trust\nhost  all         all        all          scram-sha-256\nhost  replication replicator all          scram-sha-256\n",
            "roles.sh": "psql --set=ON_ERROR_STOP=1 --set=password=\"$REPLICATION_PASSWORD\" --username=\"$POSTGRES_USER\" --dbname=\"$POSTGRES_DB\" <<'SQL'\nCREATE ROLE replicator WITH REPLICATION LOGIN PASSWORD :'password';\nSQL\n",
            "follow.sh": "set -eu\ncase \"$HOSTNAME\" in *-0) exit 0 ;; esac\nif [ -s \"$PGDATA/PG_VERSION\" ]; then exit 0; fi\nrm -rf \"$PGDATA.copy\"\npg_basebackup --host=\"$PRIMARY\" --username=replicator --no-password --wal-method=stream --write-recovery-conf --pgdata=\"$PGDATA.copy\"\nmv \"$PGDATA.copy\" \"$PGDATA\"\n",
            "backup.sh": "set -eu\ndump=\"/backups/$PGDATABASE-$(date -u +%Y%m%dT%H%M%SZ).dump\"\npg_dump --no-password --format=custom --file=\"$dump.part\"\nmv \"$dump.part\" \"$dump\"\nfind /backups -name \"$PGDATABASE-*.dump\" -mtime \"+$KEEP_DAYS\" -delete\n",
        },
    }))
}
