using System.Diagnostics;
using System.Net.Sockets;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Silo.Settings;
using Npgsql;
using Polly;
using Polly.Retry;

namespace AdoptionSim.Silo.Membership;

/// <summary>Creates the tables of the cluster's membership in the database before the silo uses them.</summary>
internal sealed partial class MembershipSchema(SiloOptions options, ILogger<MembershipSchema> logger) : ILifecycleParticipant<ISiloLifecycle>
{
    /// <summary>The key of the database's advisory lock under which the tables are created; any number that nothing else in the database uses.</summary>
    private const long Lock = 0x61646F707473696D;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly NpgsqlConnectionStringBuilder _database = PostgresTimeouts.Apply(options.Postgres!);

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(MembershipSchema), ServiceLifecycleStage.First, MakeAsync);

    /// <exception cref="StartException">The database does not answer in time, or reports an error.</exception>
    private async Task MakeAsync(CancellationToken cancellationToken)
    {
        var wait = TimeSpan.FromSeconds(options.PostgresWait);
        var begun = Stopwatch.GetTimestamp();
        var retry = new ResiliencePipelineBuilder()
            .AddRetry(
                new RetryStrategyOptions
                {
                    ShouldHandle = attempt =>
                        ValueTask.FromResult(attempt.Outcome.Exception is { } exception && MayPass(exception) && Stopwatch.GetElapsedTime(begun) < wait),
                    MaxRetryAttempts = int.MaxValue,
                    Delay = Pause,
                    OnRetry = attempt =>
                    {
                        LogRetry(Name, attempt.AttemptNumber + 1, attempt.Outcome.Exception!.Message, Pause);
                        return ValueTask.CompletedTask;
                    },
                }
            )
            .Build();
        try
        {
            await retry.ExecuteAsync(async cancellation => await ApplyAsync(cancellation), cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or SocketException or TimeoutException)
        {
            throw new StartException(
                MayPass(exception)
                    ? $"Silo:Postgres: {Name} does not answer, tried for {options.PostgresWait} s (Silo:PostgresWait): {exception.Message}."
                    : $"Silo:Postgres: {Name} refuses: {exception.Message}.",
                exception
            );
        }
    }

    private string Name => $"{_database.Host}:{_database.Port}/{_database.Database ?? _database.Username}";

    private static bool MayPass(Exception exception) =>
        exception
            is SocketException
                or TimeoutException
                or NpgsqlException { IsTransient: true }
                or NpgsqlException { InnerException: IOException or SocketException };

    private async Task ApplyAsync(CancellationToken cancellationToken)
    {
        await using var script = typeof(MembershipSchema).Assembly.GetManifestResourceStream("schema.sql")!;
        using var reader = new StreamReader(script);
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // "If not exists" alone is not enough: of two silos that start at once, one could see the other's incomplete tables.
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands = { new($"SELECT pg_advisory_xact_lock({Lock})"), new("SET LOCAL client_min_messages TO warning") },
        };
        await batch.ExecuteNonQueryAsync(cancellationToken);
#pragma warning disable CA2100 // The text is a resource of this assembly.
        await using var schema = new NpgsqlCommand(await reader.ReadToEndAsync(cancellationToken), connection, transaction);
#pragma warning restore CA2100
        await schema.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Database} does not answer (attempt {Try}): {Reason}; retrying in {Pause}.")]
    private partial void LogRetry(string database, int @try, string reason, TimeSpan pause);
}
