using System.Net;

namespace TrialNet.Conformance.Reactors.Subjects;

/// <summary>A subject whose network is its own, and has an address that answers nobody (R-CONN-03). On the system's network the kit makes one.</summary>
public interface IHasSilentAddress
{
    /// <summary>An address at which an attempt to connect ends by its timeout alone.</summary>
    IPEndPoint SilentAddress { get; }
}
