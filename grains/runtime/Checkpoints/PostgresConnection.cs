using System.Data.Common;
using System.Reflection;
using AdoptionSim.Contracts.Runs;
using Npgsql;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>
/// The way to the database of a <see cref="PostgresStore"/>. Invariants: no call lasts much longer than it is allowed to, even where packets are dropped; what
/// fails throws <see cref="StoreAwayException"/>, as exceptions of the database cannot be sent to other processes; a failed attempt to make the schema is repeated.
/// </summary>
internal sealed class PostgresConnection : IAsyncDisposable
{
    private const string SchemaFile = "AdoptionSim.Runtime.Checkpoints.schema.sql";

    /// <summary>Of an advisory lock, so that silos that start together do not make the schema at once.</summary>
    private const long SchemaLock = 0x41445053;

    /// <summary>For one statement of a checkpoint: longer than a database under full load takes.</summary>
    private static readonly TimeSpan Brief = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(500);

    private readonly NpgsqlDataSource _source;
    private readonly string _name;
    private readonly TimeSpan _patience;
    private readonly SemaphoreSlim _schemaTurn = new(1);
    private volatile bool _hasSchema;

    /// <param name="patience">How long a patient call waits for a database that does not answer.</param>
    public PostgresConnection(string connection, TimeSpan patience, TimeProvider time)
    {
        var settings = PostgresTimeouts.Apply(connection);
        (_source, _patience) = (NpgsqlDataSource.Create(settings), patience);
        _name = $"{settings.Host}:{settings.Port}/{settings.Database ?? settings.Username}";
        var isAway = new PredicateBuilder().Handle<NpgsqlException>(IsPassing).Handle<TimeoutRejectedException>();
        Patiently = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddTimeout(patience)
            .AddRetry(new RetryStrategyOptions { ShouldHandle = isAway, MaxRetryAttempts = int.MaxValue, Delay = RetryDelay })
            .Build();

        // Of hundreds of parts the first few wait for a database that is away, the others fail at once.
        Briefly = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = isAway,
                MinimumThroughput = 2,
                SamplingDuration = Brief,
                BreakDuration = TimeSpan.FromSeconds(5),
            })
            .AddTimeout(Brief)
            .Build();
        Once = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(Look).Build();
    }

    /// <summary>For what must not be lost: retries until the database answers or the patience is over.</summary>
    public ResiliencePipeline Patiently { get; }

    /// <summary>For what the next checkpoint makes up for: tries once, for a few seconds; while the database is known to be away, not at all.</summary>
    public ResiliencePipeline Briefly { get; }

    /// <summary>To see whether the database answers.</summary>
    public ResiliencePipeline Once { get; }

    /// <exception cref="StoreAwayException">The database does not answer, or refuses.</exception>
    public async Task<T> Do<T>(ResiliencePipeline how, Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellation = default)
    {
        try
        {
            return await how.ExecuteAsync(
                async either =>
                {
                    await using var connection = await _source.OpenConnectionAsync(either);
                    await MakeSchema(connection, either);
                    return await work(connection, either);
                },
                cancellation);
        }
        catch (TimeoutRejectedException)
        {
            throw new StoreAwayException($"The database {_name} has not answered for {(how == Patiently ? _patience : how == Briefly ? Brief : Look).TotalSeconds} s.");
        }
        catch (BrokenCircuitException error)
        {
            throw new StoreAwayException($"The database {_name} is away: {error.InnerException?.Message ?? error.Message}");
        }
        catch (Exception error) when (error is DbException or System.Net.Sockets.SocketException or TimeoutException or IOException)
        {
            throw new StoreAwayException($"The database {_name} does not answer or refuses: {error.Message}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        _schemaTurn.Dispose();
    }

    /// <summary>True if the database may answer later. 57P01 to 57P03: it is shutting down or starting.</summary>
    private static bool IsPassing(NpgsqlException error) => error.IsTransient || error.SqlState is "57P01" or "57P02" or "57P03";

    private async Task MakeSchema(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (_hasSchema)
        {
            return;
        }

        await _schemaTurn.WaitAsync(cancellation);
        try
        {
            if (_hasSchema)
            {
                return;
            }

            using var file = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(SchemaFile)!);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await using var command = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({SchemaLock}); {await file.ReadToEndAsync(cancellation)}", connection, transaction);
            await command.ExecuteNonQueryAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            _hasSchema = true;
        }
        finally
        {
            _schemaTurn.Release();
        }
    }
}
