namespace ConcurrencyCompare.Analysis;

/// <summary>The names of what only some scenarios measure (<see cref="RoundResult.Extras"/>).</summary>
public static class ExtraNames
{
    /// <summary>Live memory that a model holds while all its producers wait, in bytes per producer; without the producers
    /// themselves.</summary>
    public const string BytesPerProducer = "bytesPerProducer";

    /// <summary>Processor time of the process over wall time: 1 is a whole core.</summary>
    public const string CpuShare = "cpuShare";
}
