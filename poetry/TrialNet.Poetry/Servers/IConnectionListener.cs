namespace TrialNet.Poetry.Servers;

/// <summary>Hears of each client of a server. Threading: the reactor's own thread.</summary>
internal interface IConnectionListener
{
    /// <summary>A client is there.</summary>
    /// <param name="client">Its number, from 1, in the order in which they came.</param>
    /// <param name="peer">Its address.</param>
    void Connected(long client, string peer);

    /// <summary>A client is gone.</summary>
    /// <param name="client">Its number.</param>
    /// <param name="peer">Its address.</param>
    /// <param name="isClean">Whether the connection was closed; else it was lost.</param>
    /// <param name="bytes">How many bytes it was given.</param>
    /// <param name="time">How long it was there.</param>
    void Ended(long client, string peer, bool isClean, long bytes, TimeSpan time);
}
