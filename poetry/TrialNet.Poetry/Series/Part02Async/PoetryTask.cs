using System.Buffers;
using System.Net.Sockets;
using TrialNet.Poetry.Clients;

namespace TrialNet.Poetry.Series.Part02Async;

/// <summary>One of the downloads that are under way.</summary>
/// <param name="number">Its place on the command line, from 1.</param>
/// <param name="address">Where it comes from.</param>
/// <param name="socket">The connection, which does not block.</param>
internal sealed class PoetryTask(int number, PoemAddress address, Socket socket)
{
    /// <summary>Its place on the command line, from 1.</summary>
    public int Number => number;

    /// <summary>Where it comes from.</summary>
    public PoemAddress Address => address;

    /// <summary>The connection.</summary>
    public Socket Socket => socket;

    /// <summary>What has come.</summary>
    public ArrayBufferWriter<byte> Poem { get; } = new();

    /// <summary>When something was last heard.</summary>
    public long LastHeard { get; set; }

    /// <summary>Whether the poem is whole, as far as anybody can tell.</summary>
    public bool IsFinished { get; set; }
}
