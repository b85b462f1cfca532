/** For `--import`: the process that this is loaded into has light codes (test/support/strongroom). */
import { lightenCodes } from './light-codes.ts'

lightenCodes()
