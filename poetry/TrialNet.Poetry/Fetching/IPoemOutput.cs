namespace TrialNet.Poetry.Fetching;

/// <summary>Where poems go.</summary>
internal interface IPoemOutput
{
    /// <summary>Takes a poem.</summary>
    /// <returns>The file that it was written to, if it was.</returns>
    /// <exception cref="OutputException">There is no sense in going on.</exception>
    /// <exception cref="IOException">This one could not be written.</exception>
    string? Write(GetTask task, byte[] poem);
}
