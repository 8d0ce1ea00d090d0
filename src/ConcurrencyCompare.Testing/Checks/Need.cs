namespace ConcurrencyCompare.Testing.Checks;

/// <summary>What a model has to be for a check to say something of it.</summary>
internal enum Need
{
    Nothing,

    /// <summary>Producers go on while a consumer blocks in a call, and the other way round.</summary>
    Overlap,

    /// <summary>Everything happens on one thread, so that its order is determined.</summary>
    OneThread,
}
