using System.Net.Sockets;
using k8s.Exceptions;

namespace AdoptionSim.Silo;

/// <summary>Why a silo could not start, in words for who started it.</summary>
public sealed class StartException : Exception
{
    public StartException()
    {
    }

    public StartException(string message)
        : base(message)
    {
    }

    public StartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The words within a failure of the host, or null where it is of another kind.</summary>
    internal static string? In(Exception? exception) => exception switch
    {
        null => null,
        StartException told => told.Message,
        SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => "A port was taken by another process while the silo started.",
        KubeConfigException => "Silo:Kubernetes is 'true', but this is no pod of a cluster that the silo may ask; expected false elsewhere.",
        AggregateException many => many.InnerExceptions.Select(In).FirstOrDefault(told => told is not null),
        _ => In(exception.InnerException),
    };
}
