using System.Reflection;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Silos;
using Microsoft.Extensions.DependencyInjection;

namespace AdoptionSim.Grains.Tests.Support;

/// <summary>A store between the runs and the real one, which a test can make fail or wait.</summary>
public class FaultyStore : DispatchProxy
{
    private ICheckpointStore _store = null!;
    private Func<string, object?[], Task> _before = null!;

    /// <param name="before">Done before each call, given its name and arguments; what it throws, the call throws.</param>
    public static Action<IServiceCollection> In(string folder, Func<string, object?[], Task> before) =>
        services =>
            services.AddSingleton(provider =>
            {
                var faulty = Create<ICheckpointStore, FaultyStore>();
                ((FaultyStore)(object)faulty)._store = new FileStore(folder);
                ((FaultyStore)(object)faulty)._before = before;
                return new SiloRuns(faulty, provider.GetRequiredService<FairShare>());
            });

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var type = targetMethod!.ReturnType;
        return !type.IsAssignableTo(typeof(Task)) ? targetMethod.Invoke(_store, BindingFlags.DoNotWrapExceptions, null, args, null)
            : type.IsGenericType
                ? typeof(FaultyStore)
                    .GetMethod(nameof(Get), BindingFlags.NonPublic | BindingFlags.Instance)!
                    .MakeGenericMethod(type.GetGenericArguments()[0])
                    .Invoke(this, [targetMethod, args])
            : Do(targetMethod, args!);
    }

    private async Task Do(MethodInfo method, object?[] args)
    {
        await _before(method.Name, args);
        await (Task)method.Invoke(_store, BindingFlags.DoNotWrapExceptions, null, args, null)!;
    }

    private async Task<T> Get<T>(MethodInfo method, object?[] args)
    {
        await _before(method.Name, args);
        return await (Task<T>)method.Invoke(_store, BindingFlags.DoNotWrapExceptions, null, args, null)!;
    }
}
