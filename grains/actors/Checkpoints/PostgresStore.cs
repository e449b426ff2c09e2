using System.Reflection;
using System.Text.Json;
using AdoptionSim.Interfaces.Runs;
using Npgsql;
using Polly;
using Polly.Retry;

namespace AdoptionSim.Actors.Checkpoints;

/// <summary>Runs in PostgreSQL, in a schema of their own that is made when it is not there. Whoever writes holds the run's row, so that no claim comes in between.</summary>
public sealed class PostgresStore : ICheckpointStore, IAsyncDisposable
{
    private const int Kept = 2;
    private const string SchemaFile = "AdoptionSim.Actors.Checkpoints.schema.sql";

    /// <summary>Of an advisory lock, so that silos that start together do not make the schema at once.</summary>
    private const long SchemaLock = 0x41445053;

    private readonly NpgsqlDataSource _source;
    private readonly ResiliencePipeline _retry;
    private readonly Lazy<Task> _schema;

    /// <param name="patience">How long a database that is away is waited for.</param>
    public PostgresStore(string connection, TimeSpan patience)
    {
        _source = NpgsqlDataSource.Create(connection);
        _retry = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<NpgsqlException>(error => error.IsTransient || error.SqlState is "57P01" or "57P02" or "57P03"),
                MaxRetryAttempts = (int)Math.Max(1, patience.TotalSeconds * 2),
                Delay = TimeSpan.FromMilliseconds(500),
            })
            .Build();
        _schema = new Lazy<Task>(MakeSchema);
    }

    public async Task<IReadOnlyList<string>> Runs() => await Query("SELECT name FROM adoptsim.runs ORDER BY name", reader => reader.GetString(0));

    public async Task<bool> Create(RunSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        return await Execute(
            "INSERT INTO adoptsim.runs (name, epoch, specification) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING",
            specification.Name,
            JsonSerializer.SerializeToUtf8Bytes(specification, CheckpointIndex.Json)) == 1;
    }

    public async Task<RunSpecification?> Specification(string run) =>
        (await Query("SELECT specification FROM adoptsim.runs WHERE name = $1", reader => Read<RunSpecification>(reader.GetFieldValue<byte[]>(0)), run)).FirstOrDefault();

    public async Task<RunStanding?> Standing(string run) =>
        (await Query("SELECT standing FROM adoptsim.runs WHERE name = $1 AND standing IS NOT NULL", reader => Read<RunStanding>(reader.GetFieldValue<byte[]>(0)), run)).FirstOrDefault();

    public async Task<Claim> Claim(string run)
    {
        var epochs = await Query("UPDATE adoptsim.runs SET epoch = epoch + 1 WHERE name = $1 RETURNING epoch", reader => reader.GetInt32(0), run);
        if (epochs.Count == 0)
        {
            throw new RunRefusedException($"There is no run {run}.");
        }

        return new Claim(epochs[0], await Checkpoints(run), await Journal(run));
    }

    public async Task<CheckpointIndex?> Latest(string run) => (await Checkpoints(run)).FirstOrDefault();

    public async Task<IReadOnlyList<JournalEntry>> Journal(string run) =>
        await Query("SELECT entry FROM adoptsim.journal WHERE run = $1 ORDER BY number", reader => Read<JournalEntry>(reader.GetFieldValue<byte[]>(0)), run);

    public Task Note(string run, int epoch, RunStanding standing) =>
        AsOwner(run, epoch, "UPDATE adoptsim.runs SET standing = $2 WHERE name = $1", run, JsonSerializer.SerializeToUtf8Bytes(standing, CheckpointIndex.Json));

    /// <summary>
    /// A second try of one whose first was stored, though no answer came, finds it there. It was not acknowledged, so nothing knows of it: what the owner says now counts, under
    /// which tick it is.
    /// </summary>
    public Task Append(string run, int epoch, JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return AsOwner(
            run,
            epoch,
            "INSERT INTO adoptsim.journal (run, id, entry) VALUES ($1, $2, $3) ON CONFLICT (run, id) DO UPDATE SET entry = excluded.entry",
            run,
            entry.Id,
            JsonSerializer.SerializeToUtf8Bytes(entry, CheckpointIndex.Json));
    }

    public async Task Write(PartName part, ReadOnlyMemory<byte> bytes) => await Execute(
        "INSERT INTO adoptsim.parts (run, epoch, tick, district, content) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (run, epoch, tick, district) DO UPDATE SET content = excluded.content",
        part.Run,
        part.Checkpoint.Epoch,
        part.Checkpoint.Tick,
        part.District,
        bytes);

    public async Task<byte[]> Read(PartName part)
    {
        var found = await Query(
            "SELECT content FROM adoptsim.parts WHERE run = $1 AND epoch = $2 AND tick = $3 AND district = $4",
            reader => reader.GetFieldValue<byte[]>(0),
            part.Run,
            part.Checkpoint.Epoch,
            part.Checkpoint.Tick,
            part.District);
        return found.Count > 0 ? found[0] : throw new DamagedPartException($"{part} is missing.");
    }

    public async Task Commit(string run, CheckpointIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        await AsOwner(
            run,
            index.Id.Epoch,
            "INSERT INTO adoptsim.checkpoints (run, epoch, tick, content) VALUES ($1, $2, $3, $4) ON CONFLICT (run, epoch, tick) DO UPDATE SET content = excluded.content",
            run,
            index.Id.Epoch,
            index.Id.Tick,
            JsonSerializer.SerializeToUtf8Bytes(index, CheckpointIndex.Json));
        await AsOwner(
            run,
            index.Id.Epoch,
            """
            WITH kept AS (SELECT epoch, tick FROM adoptsim.checkpoints WHERE run = $1 ORDER BY epoch DESC, tick DESC LIMIT $2),
            dropped AS (DELETE FROM adoptsim.checkpoints WHERE run = $1 AND (epoch, tick) NOT IN (SELECT epoch, tick FROM kept))
            DELETE FROM adoptsim.parts WHERE run = $1 AND district >= 0 AND (epoch, tick) NOT IN (SELECT epoch, tick FROM kept)
            """,
            run,
            index.IsEnd ? 1 : Kept);
    }

    public Task Discard(string run, CheckpointId checkpoint) => Execute(
        "DELETE FROM adoptsim.parts WHERE run = $1 AND epoch = $2 AND tick = $3 AND NOT EXISTS (SELECT FROM adoptsim.checkpoints WHERE run = $1 AND epoch = $2 AND tick = $3)",
        run,
        checkpoint.Epoch,
        checkpoint.Tick);

    public Task Delete(string run) => Execute("DELETE FROM adoptsim.runs WHERE name = $1", run);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private Task<List<CheckpointIndex>> Checkpoints(string run) => Query(
        "SELECT content FROM adoptsim.checkpoints WHERE run = $1 ORDER BY epoch DESC, tick DESC", reader => Read<CheckpointIndex>(reader.GetFieldValue<byte[]>(0)), run);

    private static T Read<T>(byte[] json) => JsonSerializer.Deserialize<T>(json, CheckpointIndex.Json)!;

    private async Task MakeSchema()
    {
        using var file = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(SchemaFile)!);
        var schema = await file.ReadToEndAsync();
        await _retry.ExecuteAsync(async cancellation =>
        {
            await using var connection = await _source.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await using var command = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({SchemaLock}); {schema}", connection, transaction);
            await command.ExecuteNonQueryAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        });
    }

    private async Task<int> Execute(string sql, params object[] values)
    {
        await _schema.Value;
        return await _retry.ExecuteAsync(async cancellation =>
        {
            await using var command = With(_source.CreateCommand(sql), values);
            return await command.ExecuteNonQueryAsync(cancellation);
        });
    }

    private async Task<List<T>> Query<T>(string sql, Func<NpgsqlDataReader, T> read, params object[] values)
    {
        await _schema.Value;
        return await _retry.ExecuteAsync(async cancellation =>
        {
            await using var command = With(_source.CreateCommand(sql), values);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellation))
            {
                rows.Add(read(reader));
            }

            return rows;
        });
    }

    /// <summary>Carries out what only the run's owner may.</summary>
    private async Task AsOwner(string run, int epoch, string sql, params object[] values)
    {
        await _schema.Value;
        await _retry.ExecuteAsync(async cancellation =>
        {
            await using var connection = await _source.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await using var owner = With(new NpgsqlCommand("SELECT epoch FROM adoptsim.runs WHERE name = $1 FOR NO KEY UPDATE", connection, transaction), [run]);
            var latest = (int?)await owner.ExecuteScalarAsync(cancellation) ?? 0;
            if (latest != epoch)
            {
                throw StaleEpochException.Of(run, epoch, latest);
            }

            await using var command = With(new NpgsqlCommand(sql, connection, transaction), values);
            await command.ExecuteNonQueryAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        });
    }

    private static NpgsqlCommand With(NpgsqlCommand command, object[] values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
