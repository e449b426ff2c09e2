using System.Net.Sockets;
using k8s.Exceptions;

namespace AdoptionSim.Silo;

/// <summary>Thrown when a silo or a page of metrics cannot start. The message explains the reason to the operator.</summary>
public sealed class StartException : Exception
{
    public StartException() { }

    public StartException(string message)
        : base(message) { }

    public StartException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Returns the message for the operator about a failed start, if the exception or one within it explains the failure; otherwise null.</summary>
    internal static string? In(Exception? exception) =>
        exception switch
        {
            null => null,
            StartException start => start.Message,
            SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => "A port was taken by another process while the silo started.",
            KubeConfigException =>
                "Silo:Kubernetes is 'true', but the silo is not in a Kubernetes pod, or may not query the cluster; set it to false outside Kubernetes.",
            AggregateException many => many.InnerExceptions.Select(In).FirstOrDefault(reason => reason is not null),
            _ => In(exception.InnerException),
        };
}
