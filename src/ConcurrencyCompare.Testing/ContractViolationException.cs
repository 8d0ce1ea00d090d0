namespace ConcurrencyCompare.Testing;

/// <summary>A model broke its contract: the message says what was expected, and what happened instead.</summary>
public sealed class ContractViolationException : Exception
{
    /// <summary>Creates one without words of its own.</summary>
    public ContractViolationException()
    {
    }

    /// <summary>Creates one.</summary>
    /// <param name="message">What was expected, and what happened, in a line.</param>
    public ContractViolationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates one of what the model threw.</summary>
    /// <param name="message">What was expected, and what happened, in a line.</param>
    /// <param name="innerException">What the model threw.</param>
    public ContractViolationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
