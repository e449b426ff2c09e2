using System.Text;
using AdoptionSim.Client.Results;

namespace AdoptionSim.Client.Connections;

/// <summary>
/// The file <c>address.json</c> in a run's folder, by which clients find the run. It exists while they can connect: during the run, and while <c>--keep</c>
/// holds the run in memory.
/// </summary>
internal sealed class AddressFile : IDisposable
{
    private readonly string _path;

    private AddressFile(string path) => _path = path;

    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static AddressFile Write(string folder, string run, ClusterAddress cluster)
    {
        var path = Path.Combine(folder, RunAddress.FileName);
        using var file = new ResultFile(path);
        file.Write(Encoding.UTF8.GetBytes(new RunAddress(run, cluster.Gateway, cluster.ClusterId, cluster.ServiceId).ToJson()));
        file.Complete();
        file.Publish();
        return new AddressFile(path);
    }

    public void Dispose() => File.Delete(_path);
}
