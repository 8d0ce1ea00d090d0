using ConcurrencyCompare;

namespace MyModels;

/// <summary>A thread for each producer and each consumer, over a queue under one lock.</summary>
/// <remarks>A model holds no state: any number of runs may go on at a time, each with a <see cref="MyModelRun{T}"/> of
/// its own.</remarks>
public sealed class MyModel : IConcurrencyModel
{
    public ModelInfo Info { get; } = new()
    {
        // On the command line, in results and in reports: small letters, digits and '-'.
        Name = "my-model",
        Description = "one thread per producer and consumer over a queue under one lock",
        RunsOnCallingThread = false,
        // Stands beside the results, so that a comparison can be judged as fair or not.
        Manifest = new ModelManifest
        {
            Queue = "Queue<T> under one lock",
            Signalling = "Monitor.PulseAll: each change wakes everybody who waits",
            Waiting = "Monitor.Wait; a timer for due times",
            Threads = "one per producer and consumer; the calling thread only waits",
            SetUp = "starting and joining all threads",
        },
    };

    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);
        cancellationToken.ThrowIfCancellationRequested();

        new MyModelRun<T>(workload, cancellationToken).ToTheEnd();
    }
}
