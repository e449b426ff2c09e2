using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Quantities;
using Npgsql;
using Polly;

namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>
/// Stores runs in PostgreSQL, in a schema of its own that is created if it is missing. Each write by a run's owner locks the run's row, so that no other silo
/// can claim the run in between.
/// </summary>
public sealed class PostgresStore : ICheckpointStore, IAsyncDisposable
{
    private const int Kept = 2;

    private readonly PostgresConnection _database;

    /// <param name="timeout">The time for which calls that must not be lost wait for a database that is away. Those of a checkpoint wait a few seconds at
    /// most.</param>
    /// <param name="time">The time provider; null for the system's.</param>
    public PostgresStore(string connection, TimeSpan timeout, TimeProvider? time = null) =>
        _database = new PostgresConnection(connection, timeout, time ?? TimeProvider.System);

    public string? Problem { get; private set; } = "The database has not been checked yet.";

    public async Task Check(CancellationToken cancellation)
    {
        try
        {
            await _database.Do(_database.Once, Ask, cancellation);
            Problem = null;
        }
        catch (StoreAwayException error)
        {
            Problem = error.Message;
            throw;
        }

        static async Task<object?> Ask(NpgsqlConnection connection, CancellationToken cancellation)
        {
            await using var command = new NpgsqlCommand("SELECT 1", connection);
            return await command.ExecuteScalarAsync(cancellation);
        }
    }

    public async Task<IReadOnlyList<StoredRun>> List(string? after = null, int most = int.MaxValue) =>
        await Query(
            "SELECT name, standing FROM adoptsim.runs WHERE name COLLATE \"C\" > $1 ORDER BY name COLLATE \"C\" LIMIT $2",
            reader => Entry(reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetFieldValue<byte[]>(1)),
            after ?? "",
            most
        );

    public async Task<bool> Create(RunSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        return await Execute(
                _database.Persistent,
                "INSERT INTO adoptsim.runs (name, epoch, incarnation, specification) VALUES ($1, 0, $2, $3) ON CONFLICT DO NOTHING",
                specification.Name,
                specification.Incarnation.Id,
                StoredRecord.Write(RecordNames.Specification(specification.Name), specification)
            ) == 1;
    }

    public async Task<RunSpecification?> Specification(string run) =>
        (
            await Query(
                "SELECT specification FROM adoptsim.runs WHERE name = $1",
                reader => StoredRecord.Read<RunSpecification>(RecordNames.Specification(run), reader.GetFieldValue<byte[]>(0)),
                run
            )
        ).FirstOrDefault();

    public async Task<RunStatus?> Status(string run) =>
        (
            await Query(
                "SELECT standing FROM adoptsim.runs WHERE name = $1 AND standing IS NOT NULL",
                reader => StoredRecord.Read<RunStatus>(RecordNames.Status(run), reader.GetFieldValue<byte[]>(0)),
                run
            )
        ).FirstOrDefault();

    public async Task<int> Epoch(string run) =>
        (await Query("SELECT epoch FROM adoptsim.runs WHERE name = $1", reader => reader.GetInt32(0), run)).FirstOrDefault();

    public async Task<RunLease> Claim(string run, Incarnation incarnation = default)
    {
        var epochs = await Query(
            "UPDATE adoptsim.runs SET epoch = epoch + 1 WHERE name = $1 AND incarnation = $2 RETURNING epoch",
            reader => reader.GetInt32(0),
            run,
            incarnation.Id
        );
        if (epochs.Count == 0)
        {
            throw new RunRefusedException($"There is no run {run} of incarnation {incarnation}: it was deleted.");
        }

        var checkpoints = await Checkpoints(run);
        return new RunLease(
            epochs[0],
            [.. checkpoints.Select(checkpoint => checkpoint.Index).OfType<CheckpointIndex>()],
            await Journal(run),
            [.. checkpoints.Select(checkpoint => checkpoint.Damage).OfType<string>()]
        );
    }

    public async Task<CheckpointIndex?> Latest(string run) =>
        (await Checkpoints(run)).Select(checkpoint => checkpoint.Index ?? throw new DamagedPartException(checkpoint.Damage!)).FirstOrDefault();

    public async Task<IReadOnlyList<JournalEntry>> Journal(string run) =>
        await Query(
            "SELECT id, entry FROM adoptsim.journal WHERE run = $1 ORDER BY number",
            reader => StoredRecord.Read<JournalEntry>(RecordNames.Journal(run, reader.GetString(0)), reader.GetFieldValue<byte[]>(1)),
            run
        );

    public Task SaveStatus(string run, int epoch, RunStatus status, Incarnation incarnation = default) =>
        AsOwner(
            _database.Persistent,
            run,
            new RunEpoch(incarnation, epoch),
            "UPDATE adoptsim.runs SET standing = $2 WHERE name = $1",
            run,
            StoredRecord.Write(RecordNames.Status(run), status)
        );

    /// <summary>
    /// Adds a command to the journal, in place of an entry with the same id. There is such an entry if an earlier attempt stored the command, but the
    /// database's answer was lost and the client got no confirmation.
    /// </summary>
    public Task Append(string run, int epoch, JournalEntry entry, Incarnation incarnation = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return AsOwner(
            _database.Persistent,
            run,
            new RunEpoch(incarnation, epoch),
            "INSERT INTO adoptsim.journal (run, id, entry) VALUES ($1, $2, $3) ON CONFLICT (run, id) DO UPDATE SET entry = excluded.entry",
            run,
            entry.Id,
            StoredRecord.Write(RecordNames.Journal(run, entry.Id), entry)
        );
    }

    public async Task Write(PartName part, ReadOnlyMemory<byte> bytes) =>
        await Execute(
            _database.Bounded,
            "INSERT INTO adoptsim.parts (run, epoch, tick, district, content) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (run, epoch, tick, "
                + "district) DO UPDATE SET content = excluded.content",
            part.Run,
            part.Checkpoint.Epoch,
            part.Checkpoint.Tick.Value,
            part.District.Value,
            bytes
        );

    public async Task<byte[]> Read(PartName part)
    {
        var found = await Query(
            "SELECT content FROM adoptsim.parts WHERE run = $1 AND epoch = $2 AND tick = $3 AND district = $4",
            reader => reader.GetFieldValue<byte[]>(0),
            part.Run,
            part.Checkpoint.Epoch,
            part.Checkpoint.Tick.Value,
            part.District.Value
        );
        return found.Count > 0 ? found[0] : throw new DamagedPartException($"{part} is missing.");
    }

    public void Release(string run) { }

    public async Task Commit(string run, CheckpointIndex index, Incarnation incarnation = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        await AsOwner(
            _database.Bounded,
            run,
            new RunEpoch(incarnation, index.Id.Epoch),
            "INSERT INTO adoptsim.checkpoints (run, epoch, tick, content) VALUES ($1, $2, $3, $4) ON CONFLICT (run, epoch, tick) DO UPDATE SET "
                + "content = excluded.content",
            run,
            index.Id.Epoch,
            index.Id.Tick.Value,
            StoredRecord.Write(RecordNames.Index(run, index.Id), index)
        );
        try
        {
            await DropOld(run, new RunEpoch(incarnation, index.Id.Epoch), index.IsEnd ? 1 : Kept);
        }
        catch (StoreAwayException)
        {
            // The checkpoint is complete. Parts that could not be removed are tried again after the next one.
        }
    }

    public Task Discard(string run, CheckpointId checkpoint) =>
        Execute(
            _database.Bounded,
            "DELETE FROM adoptsim.parts WHERE run = $1 AND epoch = $2 AND tick = $3 AND NOT EXISTS (SELECT FROM adoptsim.checkpoints WHERE run = "
                + "$1 AND epoch = $2 AND tick = $3)",
            run,
            checkpoint.Epoch,
            checkpoint.Tick.Value
        );

    public Task Delete(string run) => Execute(_database.Persistent, "DELETE FROM adoptsim.runs WHERE name = $1", run);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static StoredRun Entry(string run, byte[]? status)
    {
        try
        {
            return new StoredRun(run, status is null ? null : StoredRecord.Read<RunStatus>(RecordNames.Status(run), status));
        }
        catch (DamagedPartException damage)
        {
            return new StoredRun(run, null, damage.Message);
        }
    }

    private Task<int> DropOld(string run, RunEpoch epoch, int most) =>
        AsOwner(
            _database.Bounded,
            run,
            epoch,
            """
            WITH kept AS (SELECT epoch, tick FROM adoptsim.checkpoints WHERE run = $1 ORDER BY epoch DESC, tick DESC LIMIT $2),
            dropped AS (DELETE FROM adoptsim.checkpoints WHERE run = $1 AND (epoch, tick) NOT IN (SELECT epoch, tick FROM kept))
            DELETE FROM adoptsim.parts WHERE run = $1 AND district >= 0 AND (epoch, tick) NOT IN (SELECT epoch, tick FROM kept)
            """,
            run,
            most
        );

    /// <summary>
    /// Returns the records of a run's complete checkpoints, the latest first. A damaged one has a message about the damage in place of its record.
    /// </summary>
    private Task<List<(CheckpointIndex? Index, string? Damage)>> Checkpoints(string run) =>
        Query(
            "SELECT epoch, tick, content FROM adoptsim.checkpoints WHERE run = $1 ORDER BY epoch DESC, tick DESC",
            reader => ReadIndex(run, new CheckpointId(reader.GetInt32(0), new Tick(reader.GetInt32(1))), reader.GetFieldValue<byte[]>(2)),
            run
        );

    private static (CheckpointIndex? Index, string? Damage) ReadIndex(string run, CheckpointId checkpoint, byte[] stored)
    {
        try
        {
            return (StoredRecord.Read<CheckpointIndex>(RecordNames.Index(run, checkpoint), stored), null);
        }
        catch (DamagedPartException damage)
        {
            return (null, damage.Message);
        }
    }

    private Task<int> Execute(ResiliencePipeline how, string sql, params object[] values) => _database.Do(how, async (connection, cancellation) =>
        {
            await using var command = With(new NpgsqlCommand(sql, connection), values);
            return await command.ExecuteNonQueryAsync(cancellation);
        });

    private Task<List<T>> Query<T>(string sql, Func<NpgsqlDataReader, T> read, params object[] values) =>
        _database.Do(_database.Persistent, async (connection, cancellation) =>
        {
            await using var command = With(new NpgsqlCommand(sql, connection), values);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellation))
            {
                rows.Add(read(reader));
            }

            return rows;
        });

    /// <summary>
    /// Executes an SQL statement that only the run's present owner (the silo that leads it) may execute. Returns the number of affected rows; throws if the
    /// epoch is not that of the present owner.
    /// </summary>
    private Task<int> AsOwner(ResiliencePipeline how, string run, RunEpoch epoch, string sql, params object[] values) =>
        _database.Do(how, async (connection, cancellation) =>
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await using var owner = With(
                new NpgsqlCommand("SELECT epoch FROM adoptsim.runs WHERE name = $1 AND incarnation = $2 FOR NO KEY UPDATE", connection, transaction),
                [run, epoch.Incarnation.Id]
            );
            var latest = (int?)await owner.ExecuteScalarAsync(cancellation) ?? 0;
            if (latest != epoch.Number)
            {
                throw StaleEpochException.Of(run, epoch.Number, latest);
            }

            await using var command = With(new NpgsqlCommand(sql, connection, transaction), values);
            var rows = await command.ExecuteNonQueryAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return rows;
        });

    private static NpgsqlCommand With(NpgsqlCommand command, object[] values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
