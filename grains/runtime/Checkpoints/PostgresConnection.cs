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
/// The connection of a <see cref="PostgresStore"/> to its database. Invariants: no call lasts much longer than allowed, even if packets are dropped. Failures
/// throw <see cref="StoreAwayException"/>, because exceptions of the database cannot be sent to other processes. A failed attempt to create the schema is
/// repeated.
/// </summary>
internal sealed class PostgresConnection : IAsyncDisposable
{
    private const string SchemaFile = "AdoptionSim.Runtime.Checkpoints.schema.sql";

    /// <summary>
    /// The key of the PostgreSQL advisory lock that a silo holds while it creates the schema, so that silos that start together do not create it at the same
    /// time.
    /// </summary>
    private const long SchemaLock = 0x41445053;

    /// <summary>The time limit of a call that stores data of a checkpoint; longer than a database under full load needs.</summary>
    private static readonly TimeSpan BoundedTimeout = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan OnceTimeout = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(500);

    private readonly NpgsqlDataSource _source;
    private readonly string _name;
    private readonly TimeSpan _timeout;
    private readonly SemaphoreSlim _schemaTurn = new(1);
    private volatile bool _hasSchema;

    /// <param name="timeout">The time for which a persistent call waits for a database that does not answer.</param>
    public PostgresConnection(string connection, TimeSpan timeout, TimeProvider time)
    {
        var settings = PostgresTimeouts.Apply(connection);
        (_source, _timeout) = (NpgsqlDataSource.Create(settings), timeout);
        _name = $"{settings.Host}:{settings.Port}/{settings.Database ?? settings.Username}";
        var isAway = new PredicateBuilder().Handle<NpgsqlException>(IsPassing).Handle<TimeoutRejectedException>();
        Persistent = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddTimeout(timeout)
            .AddRetry(
                new RetryStrategyOptions
                {
                    ShouldHandle = isAway,
                    MaxRetryAttempts = int.MaxValue,
                    Delay = RetryDelay,
                }
            )
            .Build();

        // While the database is away, only the first few of hundreds of parts wait for it; the others fail at once.
        Bounded = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(
                new CircuitBreakerStrategyOptions
                {
                    ShouldHandle = isAway,
                    MinimumThroughput = 2,
                    SamplingDuration = BoundedTimeout,
                    BreakDuration = TimeSpan.FromSeconds(5),
                }
            )
            .AddTimeout(BoundedTimeout)
            .Build();
        Once = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddTimeout(OnceTimeout)
            .Build();
    }

    /// <summary>
    /// The policy for data that must not be lost: repeats a call until the database answers or the time limit that was passed to the constructor is over.
    /// </summary>
    public ResiliencePipeline Persistent { get; }

    /// <summary>
    /// The policy for data of a checkpoint, which may be lost because the next checkpoint replaces it. Tries a call once, for at most 10 seconds, and fails at
    /// once while the database is known to be away.
    /// </summary>
    public ResiliencePipeline Bounded { get; }

    /// <summary>The policy for a check that the database answers: tries a call once, for at most 3 seconds.</summary>
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
                cancellation
            );
        }
        catch (TimeoutRejectedException)
        {
            throw new StoreAwayException(
                $"The database {_name} has not answered for {(how == Persistent ? _timeout : how == Bounded ? BoundedTimeout : OnceTimeout).TotalSeconds} s."
            );
        }
        catch (BrokenCircuitException error)
        {
            throw new StoreAwayException($"The database {_name} cannot be reached: {error.InnerException?.Message ?? error.Message}");
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

    /// <summary>
    /// True if the error may be temporary, so that the database may answer a later attempt. The states 57P01 to 57P03 mean that it is shutting down or
    /// starting.
    /// </summary>
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
            await using var command = new NpgsqlCommand(
                $"SELECT pg_advisory_xact_lock({SchemaLock}); {await file.ReadToEndAsync(cancellation)}",
                connection,
                transaction
            );
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
