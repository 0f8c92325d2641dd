using System.Runtime.CompilerServices;

// What crosses to the C library is blittable, and stays so.
[assembly: DisableRuntimeMarshalling]
