using System.Collections.Concurrent;
using AdoptionSim.Runtime.Silos;

namespace AdoptionSim.Grains.Tests.Silos;

/// <summary>A fault of a message between two live silos.</summary>
public enum Loss
{
    /// <summary>The request never arrives.</summary>
    Request,

    /// <summary>The request is processed, but its answer never arrives.</summary>
    Answer,

    /// <summary>The request arrives twice.</summary>
    Duplicate,
}

/// <summary>Loses or repeats calls of one method of a run's stages, on every silo to which it is added.</summary>
internal sealed class LostCalls : IIncomingGrainCallFilter, IDisposable
{
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, (string Method, Loss Loss, int Left)> _planned = new(StringComparer.Ordinal);
    private int _calls;

    /// <summary>The number of calls to stages so far.</summary>
    public int Calls => _calls;

    /// <summary>Plans a fault for the next calls of a method.</summary>
    public void Plan(string run, string method, Loss loss, int times = 1) => _planned[run] = (method, loss, times);

    /// <summary>True if all planned faults of a run have happened.</summary>
    public bool IsDone(string run) => _planned[run].Left == 0;

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var isStage = context.InterfaceMethod.DeclaringType == typeof(ISiloWorker);
        if (isStage)
        {
            Interlocked.Increment(ref _calls);
        }

        switch (isStage ? Strike(context) : null)
        {
            case Loss.Request:
                await _end.Task;
                break;
            case Loss.Answer:
                await context.Invoke();
                await _end.Task;
                break;
            case Loss.Duplicate:
                await context.Invoke();
                await context.Request.Invoke();
                break;
            default:
                await context.Invoke();
                break;
        }
    }

    public void Dispose() => _end.TrySetResult();

    private Loss? Strike(IIncomingGrainCallContext context)
    {
        var run = context.TargetId.Key.ToString()!.Split('/')[0];
        while (_planned.TryGetValue(run, out var planned) && planned.Left > 0 && planned.Method == context.MethodName)
        {
            if (_planned.TryUpdate(run, planned with { Left = planned.Left - 1 }, planned))
            {
                return planned.Loss;
            }
        }

        return null;
    }
}
